/** A walk through the product with the keyboard alone. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './app.ts';

/** Presses Tab until the focus is on a link or control of this name; fails after a hundred. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const label = await focused.evaluate((element) => {
      const labelled = element.getAttribute('aria-labelledby');
      return (
        element.getAttribute('aria-label') ??
        (labelled ? document.getElementById(labelled)?.textContent : null) ??
        element.textContent ??
        ''
      );
    });
    if (!name.test(label)) continue;
    await expect(focused, 'the focus can be seen').not.toHaveCSS('outline-style', 'none');
    return;
  }
  throw new Error(`Tab never reaches ${String(name)}.`);
}

test('from the gallery into a lab, through time, to the projector and back', async ({ page }) => {
  await open(page);
  await tabTo(page, /Two small writes/);
  await page.keyboard.press('Enter');
  await settled(page);
  const instant = page.getByLabel('Instant shown');
  const start = await instant.textContent();

  await page.keyboard.press('ArrowRight');
  await settled(page);
  const one = await instant.textContent();
  expect(one).not.toBe(start);
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  expect(await instant.textContent()).toBe(start);
  await page.keyboard.press('2');
  await settled(page);
  expect(await instant.textContent()).toBe(one);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('p');
  await settled(page);
  await expect(page.getByRole('button', { name: 'Stop presenting' })).toBeVisible();
  expect(page.url()).toContain('present');
  await page.keyboard.press('p');
  await settled(page);
  await expect(page.getByRole('button', { name: 'Present' })).toBeVisible();

  const theme = await page.locator('html').getAttribute('data-theme');
  await page.keyboard.press('t');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', theme ?? '');
});

test('space plays and pauses', async ({ page }) => {
  await open(page, '#/two-small-writes');
  // Beats may follow each other so closely that playing stops before anybody could look.
  await page.getByLabel('stop at each beat').uncheck();
  await page.getByLabel('stop at each beat').blur();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await settled(page);
});
