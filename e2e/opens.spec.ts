import { expect, open, test } from './app.ts';

test('the page opens, says what it is, and settles', async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/Bytes in Flight/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
