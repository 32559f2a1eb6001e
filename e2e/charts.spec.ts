/** Charts: their cursor is the timeline's, by mouse and by keyboard; as tables; saved as pictures; nothing for axe to find. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, findsNothing, open, settled, SIZES, test } from './app.ts';

const PLACE = '#/one-write-three-segments?t=60ms&view=charts';
const timeOf = async (page: Page): Promise<number> => Number(/[?&]t=([\d.]+)ms/.exec(page.url())?.[1] ?? Number.NaN);
const chart = (page: Page, name: string) => page.getByRole('slider', { name: new RegExp(`^${name} over time`) });

test('a drag on a chart moves the playhead, and the playhead its cursor', async ({ page }) => {
  await open(page, PLACE);
  const before = await chart(page, 'Windows').getAttribute('aria-valuetext');
  const box = await chart(page, 'Windows').boundingBox();
  if (box === null) throw new Error('The chart has no place on the page.');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  await expect(chart(page, 'Windows')).not.toHaveAttribute('aria-valuetext', before ?? '');
  await expect.poll(() => timeOf(page)).not.toBe(60);
  await page.keyboard.press('Home');
  await settled(page);
  await expect(chart(page, 'Sequence')).toHaveAttribute('aria-valuetext', /At 0\.0 ms|nothing yet/);
});

test('by keyboard: from change to change, and the values are said', async ({ page }) => {
  await open(page, '#/one-write-three-segments?t=0ms');
  await page.keyboard.press('h');
  const sequence = chart(page, 'Sequence');
  await sequence.focus();
  const heard: (string | null)[] = [];
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('ArrowRight');
    await settled(page);
    heard.push(await sequence.getAttribute('aria-valuetext'));
  }
  // The window opens and the first segment leaves within a tenth of a millisecond: two steps that read alike.
  expect(new Set(heard).size, heard.join('\n')).toBe(3);
  expect(heard.at(-1)).toMatch(/window reaches [\d,]+ B/);
});

test('as tables, whose rows go to their instant', async ({ page }) => {
  await open(page, '#/one-write-three-segments?t=200ms&view=charts');
  await page.getByRole('button', { name: 'Show the charts as tables' }).or(page.getByText('as a table')).first().click();
  const table = page.getByRole('table').first();
  await expect(table).toContainText('acknowledged');
  const row = table.getByRole('button').nth(1);
  const instant = Number((await row.innerText()).replaceAll(',', ''));
  await row.click();
  await settled(page);
  await expect.poll(() => timeOf(page)).toBeCloseTo(instant, 2);
});

test('a chart and the ladder are saved as pictures that stand alone', async ({ page }) => {
  await open(page, '#/one-write-three-segments?t=200ms&view=charts');
  const save = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await download.path());
  };
  const svg = (await save('Save the Windows chart as an SVG picture')).toString('utf8');
  expect(svg).toContain('congestion window');
  expect(svg).not.toMatch(/var\(|class=/);
  const png = await save('Save the Windows chart as a PNG picture');
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  expect(png.length).toBeGreaterThan(5_000);
  await page.keyboard.press('h');
  const ladder = (await save('Save the ladder as an SVG picture')).toString('utf8');
  expect(ladder).toContain('1448 B');
});

for (const theme of ['light', 'dark'] as const)
  for (const size of ['laptop', 'phone'] as const)
    test(`nothing for axe to find, ${size}, ${theme}`, async ({ page }) => {
      await page.setViewportSize(SIZES[size]);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open(page, '#/one-write-three-segments?t=200ms&view=charts');
      if (size === 'phone') await page.getByRole('tab', { name: 'charts' }).click();
      await expect(chart(page, 'Windows')).toBeVisible();
      await findsNothing(page);
    });
