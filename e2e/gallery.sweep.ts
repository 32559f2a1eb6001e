/** Every gallery scenario: its journeys, and nothing for axe to find, light and dark. */
import { findsNothing, galleryNames, open, someNames, test } from './app.ts';
import { journeysOf } from './journeys.ts';

const some = new Set(someNames());
for (const name of galleryNames()) {
  if (some.has(name)) continue;
  journeysOf(name);
  for (const theme of ['light', 'dark'] as const)
    test(`${name}: nothing for axe to find, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, `#/${name}`);
      await findsNothing(page);
    });
}
