/** Pictures for eyes, not for machines: every place at three sizes in both themes, into screenshots/. Run with `npm run screenshots`. */
import { galleryNames, open, SIZES, test } from './app.ts';

const labs = galleryNames();
const places = [{ name: 'gallery', hash: '' }, { name: 'terms', hash: '#/terms' }, ...labs.map((name) => ({ name, hash: `#/${name}` }))];

for (const theme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const place of places) {
      const presenting = size === 'projector';
      if (presenting && !labs.includes(place.name)) continue;
      test(`${place.name}, ${size}, ${theme}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        const query = place.hash === '' ? '' : `?theme=${theme}${presenting ? '&present' : ''}`;
        await open(page, place.hash + query);
        await page.screenshot({ path: `screenshots/${place.name}-${size}-${theme}.png` });
      });
    }
  }
}
