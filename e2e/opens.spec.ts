import { expect, open, settled, test } from './app.ts';

test('the page opens, says what it is, and settles', async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/Bytes in Flight/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('on a slow computer, while the gallery still draws, a scenario opens all the same', async ({ page }) => {
  test.setTimeout(120_000);
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (const name of ['one-door-two-visitors', 'two-small-writes', 'one-door-two-visitors']) {
    // Not `open`: that would wait for the small pictures, and this is about not waiting.
    await page.goto('about:blank');
    await page.goto('./');
    await page.locator(`a[href="#/${name}"]`).click();
    await settled(page);
    await expect(page.getByRole('region', { name: 'host server' })).toBeVisible();
  }
});
