/** A broken link shows what is wrong and a way on; never a blank page. The app lives on. */
import { expect, linkTo, open, settled, solo, test } from './app.ts';

const broken: readonly (readonly [string, string | Promise<string>, RegExp])[] = [
  ['a name that nothing has', '#/nobody-of-this-name', /no scenario called .nobody-of-this-name/],
  ['a link cut off on its way', '#/~izbUqVYqSy0qzszPU7Iy1FHK', /cut off or changed/],
  ['an instant that is none', '#/two-small-writes?t=late', /"late" is no time/],
  ['a setting that is none', '#/two-small-writes?colour=red', /colour: is no setting/],
  ['a link from a newer version', linkTo([2, {}]), /newer Bytes in Flight/],
  ['a scenario of a newer version', linkTo([1, { version: 2 }]), /newer Bytes in Flight/],
  ['wrong fields', linkTo([1, solo('', { end: 'soon', colour: 'red' })]), /"soon" is no duration/],
  ['a program with a syntax error', linkTo([1, solo('x = 1\nwhile True\n    pass\n')]), /a\.py/],
];

for (const [name, link, sentence] of broken) {
  test(name, async ({ page }) => {
    await open(page, await link);
    await expect(page.getByText(sentence).first()).toBeVisible();
    await page
      .getByRole('link', { name: 'All scenarios' })
      .or(page.getByRole('link', { name: 'Scenarios' }))
      .first()
      .click();
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('send()');
  });
}

test('every wrong field is said, by path', async ({ page }) => {
  await open(page, await linkTo([1, solo('', { end: 'soon', links: [{ between: ['solo', 'duo'], loss: 2 }] })]));
  for (const path of ['end', 'links[0].loss', 'links[0].between[1]']) await expect(page.getByText(path, { exact: true })).toBeVisible();
});
