/** axe finds nothing: every place; those that differ most in both themes, on laptop and phone. */
import AxeBuilder from '@axe-core/playwright';
import { expect, galleryNames, open, SIZES, test } from './app.ts';

const [first = '', ...others] = galleryNames();
const everywhere = ['', '#/terms', '#/nobody-of-this-name', `#/${first}`];

function journey(place: string, size: 'laptop' | 'phone', theme: 'light' | 'dark'): void {
  test(`${place === '' ? 'gallery' : place}, ${size}, ${theme}`, async ({ page }) => {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme: theme });
    await open(page, place);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${one.id}: ${one.help}, at ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`)).toEqual([]);
  });
}

for (const place of everywhere)
  for (const size of ['laptop', 'phone'] as const) for (const theme of ['light', 'dark'] as const) journey(place, size, theme);
for (const name of others) journey(`#/${name}`, 'laptop', 'light');
