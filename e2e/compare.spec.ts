/** Compare: drop a packet, open compare, both futures step together, and the link restores it. */
import type { Locator, Page } from '@playwright/test';
import { expect, findsNothing, open, settled, SIZES, test } from './app.ts';

const view = (page: Page) => page.getByRole('region', { name: 'Compare', exact: true });
const run = (page: Page, name: string) => view(page).getByRole('region', { name, exact: true });
const asItIs = (page: Page) => run(page, 'As it is');
const changed = (page: Page) => run(page, 'With your changes');
const now = (half: Locator) => half.getByRole('img', { name: /^now:/ });

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

async function axe(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'wider than the screen').toBeLessThanOrEqual(0);
  await findsNothing(page);
}

test('a packet is dropped, both futures step together, and the link restores them', async ({ page, browser }) => {
  await open(page, '#/two-small-writes?t=62ms&view=packet:3,inspector');
  await page.getByRole('button', { name: 'Drop it' }).click();
  await settled(page);
  await page.getByRole('region', { name: 'What has been changed' }).getByRole('button', { name: 'Compare' }).click();
  await settled(page);

  const why = page.getByRole('group', { name: 'Where the two part' });
  await expect(why).toContainText(/The same up to \d+\.\d ms/);
  await expect(why).toContainText(/A.*Segment 4 \(bytes 1–5\) arrived at server/);
  await expect(why).toContainText(/B.*Segment 4 \(bytes 1–5\) was lost/);

  await page.keyboard.press('k');
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(
      await now(asItIs(page))
        .getAttribute('aria-label')
        .catch(() => null),
    ).toBe(
      await now(changed(page))
        .getAttribute('aria-label')
        .catch(() => null),
    );
    expect(await now(asItIs(page)).textContent()).toBe(await now(changed(page)).textContent());
  }
  await expect(asItIs(page).getByRole('group', { name: 'server', exact: true })).toContainText("recv b'Hello'");
  await expect(changed(page).getByRole('group', { name: 'server', exact: true })).not.toContainText('recv');

  await page.keyboard.press('End');
  await settled(page);
  const [a, b] = [await asItIs(page).innerText(), await changed(page).innerText()];
  expect(page.url()).toContain('compare');
  const elsewhere = await browser.newPage({ reducedMotion: 'reduce' });
  await elsewhere.goto(page.url());
  await settled(elsewhere);
  expect(await asItIs(elsewhere).innerText()).toBe(a);
  expect(await changed(elsewhere).innerText()).toBe(b);
  await elsewhere.close();

  await page.keyboard.press('v');
  await settled(page);
  await expect(view(page)).toBeHidden();
});

test('two scenarios, chosen by name, each with its own selection', async ({ page }) => {
  await open(page, '#/two-small-writes?t=70ms');
  await page.keyboard.press('v');
  await settled(page);
  await expect(view(page)).toContainText('Nothing is changed yet');
  await page.getByLabel('Compare with').selectOption('three-way-handshake');
  await settled(page);
  expect(page.url()).toContain('compare:three-way-handshake');
  await expect(page.getByRole('group', { name: 'Where the two part' })).toContainText('Other programs');
  const [first, second] = [
    view(page)
      .getByRole('group', { name: /^ladder/ })
      .first(),
    view(page)
      .getByRole('group', { name: /^ladder/ })
      .last(),
  ];
  await first
    .getByRole('button', { name: /^SYN, / })
    .first()
    .press('Enter');
  await settled(page);
  await expect(first.locator('[aria-pressed="true"][data-rove]')).not.toHaveCount(0);
  await expect(second.locator('[aria-pressed="true"][data-rove]')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'inspector' })).toContainText('Segment 1');
});

test('axe finds nothing: laptop, phone, projector, dark', async ({ page }) => {
  const link = '#/two-small-writes?fault=client.data.1.drop&t=100ms&view=compare';
  await open(page, link);
  await axe(page);
  await page.setViewportSize(SIZES.phone);
  await open(page, `${link}&theme=dark`);
  await axe(page);
  await page.setViewportSize(SIZES.projector);
  await open(page, `${link}&present`);
  await axe(page);
});
