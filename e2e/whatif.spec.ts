/** What if: a packet is dropped by hand, the retransmission appears, the link reproduces it, undo takes it back; a wire and a host likewise. */
import type { Page } from '@playwright/test';
import { expect, findsNothing, linkTo, open, settled, SIZES, test } from './app.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'What has been changed' });
const panel = (page: Page) => page.getByRole('region', { name: 'What if', exact: true });
const ladder = (page: Page) => page.getByRole('group', { name: /^ladder/ });
const chip = (page: Page, text: string | RegExp) => bar(page).getByRole('listitem').filter({ hasText: text });
/** Everything that has happened so far, in words. */
const log = (page: Page): Promise<string> => page.getByRole('region', { name: 'Log' }).innerText();
const instant = (page: Page): string | null => new URLSearchParams(page.url().split('?')[1]).get('t');

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('a packet is dropped by hand, comes again, and everything is in the link', async ({ page, browser }) => {
  await open(page, '#/two-small-writes?t=62ms&view=packet:3,inspector');
  await page.getByRole('button', { name: 'Drop it' }).click();
  await settled(page);

  await expect(chip(page, 'client’s 1st data segment is dropped')).toBeVisible();
  await expect(bar(page)).toContainText(/From \d+\.\d ms on, this run goes another way/);
  await expect(page.getByText('This packet is dropped.')).toBeVisible();
  expect(page.url()).toContain('fault=client.data.1.drop');
  expect(instant(page), 'the playhead stays').toBe('62ms');

  await page.keyboard.press('End');
  await page.keyboard.press('g');
  await settled(page);
  const changed = await log(page);
  expect(changed).toMatch(/was lost/);
  expect(changed).toMatch(/again/);

  const elsewhere = await browser.newPage({ reducedMotion: 'reduce' });
  await elsewhere.goto(page.url());
  await settled(elsewhere);
  await expect(chip(elsewhere, 'client’s 1st data segment is dropped')).toBeVisible();
  await expect(bar(elsewhere)).toContainText(/goes another way/);
  await elsewhere.keyboard.press('End');
  await settled(elsewhere);
  expect(await log(elsewhere)).toBe(changed);
  await elsewhere.close();

  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(bar(page)).toContainText('Nothing is changed.');
  expect(page.url()).not.toContain('fault=');
  expect(await log(page)).not.toMatch(/again/);

  await page.keyboard.press('Control+Shift+z');
  await settled(page);
  await expect(chip(page, 'is dropped')).toBeVisible();
  await page.goBack();
  await settled(page);
  await expect(bar(page)).toContainText('Nothing is changed.');
});

test('the way to where the runs part, and taking one of two changes back', async ({ page }) => {
  await open(page, '#/two-small-writes?delay=40ms&fault=server.ack.1.delay.30ms&t=0ms');
  await expect(bar(page).getByRole('listitem')).toHaveCount(2);
  await expect(chip(page, 'delay 20 ms → 40 ms')).toBeVisible();
  await page.getByRole('button', { name: /^Go to .* where this run goes another way/ }).click();
  await settled(page);
  expect(instant(page)).not.toBe('0ms');
  await page.getByRole('button', { name: 'Take back: delay 20 ms → 40 ms' }).click();
  await settled(page);
  await expect(bar(page).getByRole('listitem')).toHaveCount(1);
  await bar(page).getByRole('button', { name: 'Back to the original' }).click();
  await settled(page);
  await expect(bar(page)).toContainText('Nothing is changed.');
});

test('a packet is delayed by a chosen time, and nonsense is said at the field', async ({ page }) => {
  await open(page, '#/two-small-writes?t=62ms&view=packet:3');
  await page.keyboard.press('w');
  await settled(page);
  await panel(page).getByRole('button', { name: 'Delay it…' }).click();
  const field = panel(page).getByLabel('Delay it by', { exact: true });
  await field.fill('soon');
  await field.press('Enter');
  await expect(panel(page).getByRole('alert')).toHaveText('"soon" is no duration');
  await field.fill('80 ms');
  await field.press('Enter');
  await settled(page);
  await expect(chip(page, 'client’s 1st data segment is delayed by 80 ms')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Take it back' }).click();
  await settled(page);
  await expect(bar(page)).toContainText('Nothing is changed.');
});

test('a wire is changed from the ladder', async ({ page }) => {
  await open(page, '#/two-small-writes?t=100ms');
  await ladder(page)
    .getByRole('button', { name: /^The wire client–server: 20 ms/ })
    .click();
  await settled(page);
  for (const [label, nonsense, sentence] of [
    ['Delay', '-5ms', '"-5ms" is negative'],
    ['Delay', '80', '"80" is no duration: it needs a unit (ns, us, ms, s)'],
    ['Loss', '150 %', '1.5 is no probability from 0 to 1'],
    ['Bandwidth', '10 MB', '"10M" is no bandwidth'],
  ] as const) {
    const field = panel(page).getByLabel(label, { exact: true });
    await field.fill(nonsense);
    await field.press('Enter');
    await expect(panel(page).getByRole('alert')).toContainText(sentence);
    await field.press('Escape');
  }
  await panel(page).getByRole('button', { name: '80 ms', exact: true }).click();
  await settled(page);
  await expect(chip(page, 'delay 20 ms → 80 ms')).toBeVisible();
  expect(page.url()).toContain('delay=80ms');
  expect(instant(page)).toBe('100ms');
  await expect(ladder(page).getByRole('button', { name: /^The wire client–server: 80 ms/ })).toBeVisible();
  await panel(page).getByRole('button', { name: '20 ms', exact: true }).click();
  await settled(page);
  await expect(bar(page)).toContainText('Nothing is changed.');
});

test('a host is changed, and says so where it makes no difference', async ({ page }) => {
  await open(page, '#/two-small-writes?t=100ms');
  await page.getByRole('button', { name: 'What if client were set up differently?' }).click();
  await settled(page);
  await expect(panel(page)).toContainText('client.py sets TCP_NODELAY itself');
  await panel(page)
    .getByRole('switch', { name: /^Timestamps/ })
    .click();
  await settled(page);
  await expect(chip(page, 'client: timestamps off')).toBeVisible();
  expect(page.url()).toContain('client.net.ipv4.tcp_timestamps=0');
  await panel(page)
    .getByRole('switch', { name: /^Timestamps/ })
    .click();
  await settled(page);
  await expect(bar(page)).toContainText('Nothing is changed.');
  await panel(page).getByLabel('Receive buffer', { exact: true }).fill('8 kB');
  await panel(page).getByLabel('Receive buffer', { exact: true }).press('Enter');
  await settled(page);
  await expect(chip(page, 'client: receive buffer 128 kB, grows → 8 kB')).toBeVisible();
});

test('a fault that never matches says so', async ({ page }) => {
  await open(page, '#/two-small-writes?fault=client.data.99.drop,server.rst.1.drop&t=0ms');
  await expect(chip(page, /99th data segment/)).toContainText(/never happened: client sent only \d+ data segments/);
  await expect(chip(page, /1st RST/)).toContainText('never happened: server sent no RST');
  await expect(bar(page)).toContainText('It makes no difference');
});

test('a packet inside one computer says why no fault applies', async ({ page }) => {
  const source =
    'import socket\na = socket.socket()\na.bind(("127.0.0.1", 9))\na.listen()\nb = socket.create_connection(("127.0.0.1", 9))\n';
  const link = await linkTo([1, { version: 1, end: '1s', hosts: [{ name: 'solo', programs: [{ name: 'a.py', source }] }] }]);
  await open(page, `${link}?t=900ms&view=packet:0,inspector`);
  await expect(page.getByText('On loopback there is no wire')).toBeVisible();
});

for (const [name, query, sentence] of [
  ['a nonsense sysctl', 'client.net.ipv4.tcp_sack=7', /no whole number from 0 to 1/],
  ['a negative delay', 'delay=-5ms', /negative/],
  ['a loss above 1', 'loss=1.5', /no probability from 0 to 1/],
  ['an MTU of 10', 'mtu=10', /no whole number from 68/],
  ['a link between hosts that do not exist', 'client~nobody.delay=5ms', /no link between "client" and "nobody"/],
  ['a fault of a host that does not exist', 'fault=nobody.data.1.drop', /"nobody" is no host of this scenario/],
] as const)
  test(`${name} in a link is said, with a way on`, async ({ page }) => {
    await open(page, `#/two-small-writes?${query}`);
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'All scenarios' })).toBeVisible();
  });

test('by keyboard alone, and axe finds nothing', async ({ page }) => {
  await open(page, '#/two-small-writes?t=62ms&view=packet:3');
  await page.keyboard.press('w');
  await settled(page);
  await panel(page).getByRole('button', { name: 'Drop it' }).focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(panel(page).getByRole('button', { name: 'Take it back' })).toBeFocused();
  await findsNothing(page);
  await panel(page).getByRole('button', { name: 'the wire' }).click();
  await settled(page);
  await findsNothing(page);
  await panel(page).getByRole('button', { name: 'client', exact: true }).click();
  await settled(page);
  await findsNothing(page);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
});

test('on a phone, as a sheet; when presenting, in large letters', async ({ page }) => {
  await page.setViewportSize(SIZES.phone);
  await open(page, '#/two-small-writes?t=62ms&view=packet:3&theme=dark');
  await page.getByRole('button', { name: 'What if…' }).click();
  await settled(page);
  await panel(page).getByRole('button', { name: 'Drop it' }).click();
  await settled(page);
  await expect(chip(page, 'is dropped')).toBeVisible();
  await findsNothing(page);
  await page.setViewportSize(SIZES.projector);
  await page.keyboard.press('p');
  await settled(page);
  await findsNothing(page);
});
