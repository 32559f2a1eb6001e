/** The inspector: a packet's fields and its bytes light each other, by pointer and by key; a socket explains its values; axe finds nothing in either. */
import type { Locator, Page } from '@playwright/test';
import { expect, findsNothing, open, SIZES, test } from './app.ts';

const PACKET = '#/two-small-writes?t=70ms&view=inspector,packet:3';
const SOCKET = '#/two-small-writes?t=70ms&view=inspector,socket:1';

const inspector = (page: Page): Locator => page.getByRole('region', { name: 'inspector' });
const lit = (page: Page): Promise<string[]> => inspector(page).locator('[role=application] [data-lit]').allTextContents();

test('a field lights its bytes and says what it means here', async ({ page }) => {
  await page.setViewportSize(SIZES.laptop);
  await open(page, PACKET);
  await inspector(page)
    .getByRole('button', { name: /^window 63/ })
    .hover();
  expect(await lit(page)).toEqual(['00', '3f', '·', '?']);
  await expect(inspector(page).getByText('63 × 1024 = 64,512, so client can take 64,512 B more, from number 1 on.')).toBeVisible();
});

test('a byte lights its field; arrow keys walk on', async ({ page }) => {
  await page.setViewportSize(SIZES.laptop);
  await open(page, PACKET);
  const dump = inspector(page).getByRole('application');
  await dump.getByText('3f', { exact: true }).first().hover();
  await expect(inspector(page).locator('button[data-pointed]')).toHaveAccessibleName(/^window/);
  await page.mouse.move(5, 5);
  await dump.focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
  await expect(inspector(page).locator('button[data-pointed]')).toHaveAccessibleName(/^source port/);
  // The playhead has not moved: the keys belong to the hexdump while it has the focus.
  await expect(page).toHaveURL(/t=70ms/);
});

test('fields are walked by arrow keys, and read out', async ({ page }) => {
  await page.setViewportSize(SIZES.laptop);
  await open(page, PACKET);
  await inspector(page)
    .getByRole('button', { name: /^source port/ })
    .focus();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveAccessibleName(
    /^sequence number 1\. This segment carries bytes 1 to 5 of what client sends\./,
  );
});

test('a socket explains its values and the way it came', async ({ page }) => {
  await page.setViewportSize(SIZES.laptop);
  await open(page, SOCKET);
  await inspector(page).getByRole('button', { name: /^cwnd/ }).focus();
  await expect(
    inspector(page).getByText(/Congestion window: for the sake of the network, 10 segments may be on their way at once/),
  ).toBeVisible();
  await expect(
    inspector(page).getByRole('img', { name: /Now ESTABLISHED\. The way here: SYN-SENT at .* ms, ESTABLISHED at .* ms\./ }),
  ).toBeVisible();
  await expect(inspector(page).getByText('Why are bytes held?')).toBeVisible();
});

for (const [what, place] of [
  ['packet', PACKET],
  ['socket', SOCKET],
] as const)
  for (const size of ['laptop', 'phone'] as const)
    for (const theme of ['light', 'dark'] as const)
      test(`axe finds nothing in a ${what}, ${size}, ${theme}`, async ({ page }) => {
        await page.setViewportSize(SIZES[size]);
        await page.emulateMedia({ colorScheme: theme });
        await open(page, place);
        await expect(inspector(page)).toBeVisible();
        await findsNothing(page);
      });
