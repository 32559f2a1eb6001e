/** axe finds nothing: every place; those that differ most in both themes, on laptop and phone. */
import type { Page } from '@playwright/test';
import { expect, findsNothing, open, settled, SIZES, someNames, test } from './app.ts';

const [first = '', ...others] = someNames();
const everywhere = ['', '#/terms', '#/open', '#/nobody-of-this-name', `#/${first}`];

function journey(place: string, size: 'laptop' | 'phone', theme: 'light' | 'dark'): void {
  test(`${place === '' ? 'gallery' : place}, ${size}, ${theme}`, async ({ page }) => {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme: theme });
    await open(page, place);
    await findsNothing(page);
  });
}

for (const place of everywhere)
  for (const size of ['laptop', 'phone'] as const) for (const theme of ['light', 'dark'] as const) journey(place, size, theme);
for (const name of others) journey(`#/${name}`, 'laptop', 'light');

/** Keys pressed one after the other, and what they show. */
const looks: readonly (readonly [string, string, keyof typeof SIZES, readonly string[]])[] = [
  ['inspector, log and lanes open', '#/two-small-writes', 'laptop', ['7', 'i', 'g', 'm']],
  ['the shortcuts', '#/two-small-writes', 'laptop', ['?']],
  ['a question', '#/one-door-two-visitors', 'laptop', ['4']],
  ['three hosts with their lanes', '#/one-door-two-visitors', 'laptop', ['5', 'm']],
  ['a traceback', '#/nobody-listens', 'laptop', ['6']],
  ['presenting', '#/two-small-writes', 'projector', ['p', '3']],
  ['presenting three hosts', '#/one-door-two-visitors', 'projector', ['p', '3']],
];
for (const [name, place, size, keys] of looks) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name}, ${theme}`, async ({ page }) => {
      await page.setViewportSize(SIZES[size]);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open(page, place);
      for (const key of keys) {
        await page.keyboard.press(key);
        await settled(page);
      }
      await findsNothing(page);
      if (size === 'projector') expect(await smallLetters(page), 'smaller than 24 px').toEqual([]);
    });
  }
}

/** Text on the screen that the last row could not read. */
async function smallLetters(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || !element.checkVisibility() || element.closest('.visually-hidden, title') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (range.getBoundingClientRect().width > 1 && size < 23.99) small.push(`${text}: ${size} px`);
    }
    return small;
  });
}
