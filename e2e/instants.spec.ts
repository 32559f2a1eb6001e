/** Named instants: what a person sees on the stage and on the wire, said in words. The numbers follow from the links' delays of 20 ms. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './app.ts';

interface Seen {
  /** The line a program stands at. */
  readonly line?: Readonly<Record<string, string>>;
  readonly printed?: Readonly<Record<string, string>>;
  /** States of a host's sockets, from the top. */
  readonly states: Readonly<Record<string, readonly string[]>>;
  /** Buffers by their name: what is in them, letter by letter. */
  readonly buffers?: Readonly<Record<string, string>>;
  /** What stands beside a host's buffers and queues. */
  readonly says?: Readonly<Record<string, readonly string[]>>;
  /** Packets of the ladder that have left, the latest last. */
  readonly left: readonly string[];
  /** How many are on their way. */
  readonly flying: number;
}

const instants: readonly (readonly [string, string, Seen])[] = [
  [
    'two small writes: Hello is in flight, World is held back',
    '#/two-small-writes?t=66.6ms',
    {
      line: { client: 'time.sleep(0.12)', server: 'conn, addr = lsock.accept()' },
      printed: { client: 'nothing yet', server: 'nothing yet' },
      states: { client: ['ESTABLISHED'], server: ['LISTEN'] },
      buffers: { 'send buffer of sock': 'HelloWorld', 'receive buffer of sock': '' },
      says: { client: ['① 5 B unacknowledged · ② 5 B held'], server: ['SYN queue 1', 'accept queue 0'] },
      left: ['SYN', 'SYN-ACK', 'ACK', '“Hello”'],
      flying: 2,
    },
  ],
  [
    'two small writes: the ACK has come, World is in flight',
    '#/two-small-writes?t=110ms',
    {
      printed: { client: 'nothing yet', server: "visit 1 recv b'Hello'" },
      states: { client: ['ESTABLISHED'], server: ['LISTEN', 'ESTABLISHED'] },
      buffers: { 'send buffer of sock': 'World', 'receive buffer of conn': '' },
      says: { client: ['② 5 B unacknowledged'] },
      left: ['SYN', 'SYN-ACK', 'ACK', '“Hello”', 'ACK: send 6 next', '“World”'],
      flying: 1,
    },
  ],
  [
    'handshake: the SYN is half-way',
    '#/three-way-handshake?t=30ms',
    {
      line: { client: 'sock.connect((os.environ["SERVER"], 9000))' },
      printed: { client: 'nothing yet', server: 'nothing yet' },
      states: { client: ['SYN-SENT'], server: ['LISTEN'] },
      says: { server: ['SYN queue 0', 'accept queue 0'] },
      left: ['SYN'],
      flying: 1,
    },
  ],
  [
    'handshake: connected, and nobody has called accept()',
    '#/three-way-handshake?t=90ms',
    {
      line: { client: 'time.sleep(0.2)' },
      printed: { client: 'connected', server: 'nothing yet' },
      states: { client: ['ESTABLISHED'], server: ['LISTEN', 'ESTABLISHED'] },
      says: { server: ['SYN queue 0', 'accept queue 1'] },
      left: ['SYN', 'SYN-ACK', 'ACK'],
      flying: 0,
    },
  ],
  [
    'closing: the question and its FIN have arrived, their ACK is on its way',
    '#/ways-to-close?t=90ms',
    {
      line: { client: 'data = sock.recv(1024)' },
      printed: { client: 'nothing yet', server: 'the question is complete' },
      states: { client: ['FIN-WAIT-1'], server: ['LISTEN', 'CLOSE-WAIT'] },
      buffers: { 'send buffer of sock': 'a␣question', 'receive buffer of conn': '' },
      says: { client: ['① 10 B unacknowledged · FIN sent'], server: ['end, read'] },
      left: ['SYN', 'SYN-ACK', 'ACK', '“a question”', 'FIN', 'ACK: send 11 next'],
      flying: 1,
    },
  ],
  [
    'closing: the answer and the other FIN are in flight',
    '#/ways-to-close?t=190.4ms',
    {
      states: { client: ['FIN-WAIT-2'], server: ['LAST-ACK'] },
      buffers: { 'receive buffer of sock': '' },
      says: { client: ['FIN acknowledged'], server: ['① 17 B unacknowledged · FIN sent'] },
      left: ['“you sent 1…”', 'FIN'],
      flying: 2,
    },
  ],
];

for (const [name, link, seen] of instants) {
  test(name, async ({ page }) => {
    await open(page, link);
    for (const [host, line] of Object.entries(seen.line ?? {})) await expect(standsAt(page, host)).toHaveText(line);
    for (const [host, text] of Object.entries(seen.printed ?? {})) await expect(card(page, host)).toContainText(`printed${text}`);
    for (const [host, states] of Object.entries(seen.states)) expect(await statesOf(page, host), `states of ${host}`).toEqual(states);
    for (const [buffer, letters] of Object.entries(seen.buffers ?? {}))
      expect(await lettersIn(page, buffer), `letters in the ${buffer}`).toBe(letters);
    for (const [host, words] of Object.entries(seen.says ?? {})) {
      const text = (await card(page, host).innerText()).replaceAll(/\s+/gu, ' ');
      for (const word of words) expect(text, `what stands on ${host}`).toContain(word);
    }
    const left = await packetsOf(page);
    for (const packet of seen.left) expect(left, 'packets that have left').toContain(packet);
    await expect(page.locator('svg[aria-label^="packets up to"] circle')).toHaveCount(seen.flying);
  });
}

test('the same bytes light up in code, call, buffer, ladder and inspector, whichever is pointed at', async ({ page }) => {
  await open(page, '#/two-small-writes?t=66.6ms');
  const hello = card(page, 'client').getByRole('button', { name: 'H, byte 1, write 1' });
  const world = card(page, 'client').getByRole('button', { name: 'W, byte 6, write 2' });
  const packet = page.getByRole('button', { name: /^“Hello”, client to server/ });
  const pointings = [
    () => hello.click(),
    () => packet.press('Enter'),
    () => card(page, 'client').getByRole('button', { name: 'write 1, bytes 1–5' }).first().click(),
  ];
  for (const point of pointings) {
    await point();
    await settled(page);
    await expect(packet).toHaveAttribute('data-lit', 'true');
    await expect(hello).toHaveAttribute('data-lit', 'true');
    await expect(world).not.toHaveAttribute('data-lit', 'true');
    await expect(card(page, 'client').locator('li[data-lit]')).toContainText('sock.send(b"Hello")');
    await page.keyboard.press('Escape');
    await settled(page);
  }
});

test('a question covers what would answer it, and an answer uncovers it', async ({ page }) => {
  await open(page, '#/one-door-two-visitors');
  await page.keyboard.press('4');
  await settled(page);
  const kernel = page.getByRole('group', { name: /^kernel of server/ });
  await expect(kernel.getByText('LISTEN')).toBeHidden();
  await page.getByRole('button', { name: 'Just show me' }).click();
  await settled(page);
  await expect(kernel.getByText('LISTEN')).toBeVisible();
});

const card = (page: Page, host: string) => page.getByRole('region', { name: `host ${host}`, exact: true });
const standsAt = (page: Page, host: string) => card(page, host).locator('li[aria-current="step"] code').first();

/** The words of the pills: TCP states are all that is written in capitals there. */
const statesOf = async (page: Page, host: string): Promise<readonly string[]> =>
  (await card(page, host).locator('[data-mood]').allInnerTexts()).map((text) => text.trim());

const lettersIn = async (page: Page, buffer: string): Promise<string> =>
  (
    await page
      .getByRole('group', { name: new RegExp(`^${buffer}: `) })
      .getByRole('button')
      .allInnerTexts()
  ).join('');

const packetsOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator('svg[aria-label^="packets up to"] [role="button"]')
    .evaluateAll((packets) => packets.map((packet) => (packet.getAttribute('aria-label') ?? '').split(', ')[0] ?? ''));
