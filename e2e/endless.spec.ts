/** A program that never ends is stopped with a sentence, the page stays alive, and what happened until then can be looked at. */
import { expect, linkTo, open, settled, solo, test } from './app.ts';

test('an endless loop is told, with its line, and the app lives on', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, await linkTo([1, solo('n = 0\nwhile True:\n    n = n + 1\n', { end: '1000s' })]));
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  await settled(page);
  await expect(page.getByText(/without coming to an end/).first()).toBeVisible();
  await open(page, '#/two-small-writes');
  await expect(page.getByLabel('Instant shown')).toBeVisible();
});
