/** Bring your own: what is typed runs; what is wrong is said where it stands; nothing typed is lost. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './app.ts';

const run = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await settled(page);
};
const client = (page: Page) => page.getByRole('textbox', { name: 'client.py' });
const server = (page: Page) => page.getByRole('textbox', { name: 'server.py' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Scenario file' });
const toTheEnd = async (page: Page): Promise<void> => {
  await page.waitForURL(/#\/~/);
  await settled(page);
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  await settled(page);
};
const fileTab = async (page: Page, scenario: unknown): Promise<void> => {
  await open(page, '#/open');
  await page.getByRole('tab', { name: 'Scenario file' }).click();
  await text(page).fill(typeof scenario === 'string' ? scenario : JSON.stringify(scenario, null, 2));
};
/** Pastes as a keyboard does, without typing it in where the page has said no. */
const paste = (page: Page, letters: number): Promise<void> =>
  text(page).evaluate((area, count) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(count));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, letters);

test('two edited programs run and print; back again, they are still there', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'Bring them along' }).click();
  await settled(page);
  const asked =
    'import socket\nsock = socket.create_connection(("server", 7000))\nsock.sendall(b"ping from me")\nprint("heard", sock.recv(100))\n';
  const answers =
    'import socket\ndoor = socket.create_server(("server", 7000))\nconn, addr = door.accept()\nprint("asked", conn.recv(100))\nconn.sendall(b"pong")\n';
  await client(page).fill(asked);
  await server(page).fill(answers);
  await page.getByRole('textbox', { name: 'Delay' }).fill('5ms');
  await run(page);
  await toTheEnd(page);
  await expect(page.getByText("asked b'ping from me'").first()).toBeVisible();
  await expect(page.getByText("heard b'pong'").first()).toBeVisible();
  await page.goBack();
  await settled(page);
  await expect(client(page)).toHaveValue(asked);
  await page.reload();
  await settled(page);
  await expect(client(page)).toHaveValue(asked);
  await expect(server(page)).toHaveValue(answers);
  await expect(page.getByRole('textbox', { name: 'Delay' })).toHaveValue('5ms');
});

test('a syntax error is shown with its line and a caret, and the text is kept', async ({ page }) => {
  await open(page, '#/open');
  await client(page).fill('x = 1\nwhile True\n    pass\n');
  await run(page);
  await expect(page.getByRole('heading', { name: 'One thing to put right' })).toBeFocused();
  await expect(page.getByText(/SyntaxError: expected ':'/)).toBeVisible();
  await expect(page.getByText('client.py, line 2, column 11')).toBeVisible();
  await expect(page.getByLabel('Line 2', { exact: true })).toHaveText(/while True\s+\^/);
  await expect(client(page)).toHaveValue('x = 1\nwhile True\n    pass\n');
  await client(page).fill('print("put right")\n');
  await run(page);
  await toTheEnd(page);
  await expect(page.getByText('put right').first()).toBeVisible();
});

test('wrong fields are listed by path; two hosts with one address are said', async ({ page }) => {
  const wrong = {
    version: 1,
    end: 'soon',
    colour: 'red',
    hosts: [
      { name: 'a', address: '10.9.0.1' },
      { name: 'b', address: '10.9.0.1' },
    ],
  };
  await fileTab(page, wrong);
  await run(page);
  for (const path of ['end', 'colour', 'hosts[1].address']) await expect(page.getByText(path, { exact: true })).toBeVisible();
  await expect(page.getByText('already is the address of the host "a"')).toBeVisible();
  await expect(text(page)).toHaveValue(JSON.stringify(wrong, null, 2));
});

test('a file is chosen, and one that is no JSON shows where', async ({ page }) => {
  await fileTab(page, 'typed by hand');
  await page
    .getByLabel('Scenario file')
    .and(page.locator('input'))
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from('{\n  "version": 1,\n  hosts: []\n}') });
  await expect(text(page)).toHaveValue(/hosts/);
  await run(page);
  await expect(page.getByText('scenario file, line 3, column 3')).toBeVisible();
  await page.getByRole('button', { name: 'Bring back what stood here' }).click();
  await expect(text(page)).toHaveValue('typed by hand');
});

test('ten million letters get a sentence at once, and what stood there stays', async ({ page }) => {
  await fileTab(page, 'mine');
  await paste(page, 10_000_000);
  await expect(page.getByRole('alert').filter({ hasText: '10 million characters' })).toBeVisible();
  await expect(text(page)).toHaveValue('mine');
  await page
    .getByLabel('Scenario file')
    .and(page.locator('input'))
    .setInputFiles({ name: 'huge.json', mimeType: 'application/json', buffer: Buffer.alloc(10_000_000, 120) });
  await expect(page.getByRole('alert').filter({ hasText: 'huge.json' })).toBeVisible();
  await expect(text(page)).toHaveValue('mine');
});

test('an address that no host has, and a port in use, end in a traceback', async ({ page }) => {
  await open(page, '#/open');
  await client(page).fill('import socket\nsock = socket.create_connection(("10.9.0.77", 9000))\n');
  await server(page).fill('import socket\na = socket.create_server(("", 9000))\nb = socket.create_server(("", 9000))\n');
  await page.getByRole('textbox', { name: 'Stop after' }).fill('200s');
  await run(page);
  await toTheEnd(page);
  await expect(page.getByText('TimeoutError: [Errno 110] Connection timed out').first()).toBeVisible();
  await expect(page.getByText(/OSError: \[Errno 98\] Address already in use/).first()).toBeVisible();
});

test('a scenario whose link is too long opens, and is shared as a file', async ({ page }) => {
  await open(page, '#/open');
  const numbers = Array.from({ length: 1_500 }, (_, index) => `# ${(index * index * 7_919) % 100_003}`).join('\n');
  await client(page).fill(`${numbers}\nprint("long")\n`);
  await run(page);
  await expect(page.getByRole('status').filter({ hasText: 'link is long' })).toBeVisible();
  await toTheEnd(page);
  await page.getByRole('button', { name: 'Share link' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  expect((await saved).suggestedFilename()).toBe('two-programs.json');
});
