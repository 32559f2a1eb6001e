/**
 * The app as a test sees it. `settled` waits for the app's own word that nothing is under way (<html data-idle="true">), never for time;
 * `test` fails a journey in which the page wrote an error to its console.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

export { expect };

export const test = base.extend<{ readonly quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await use();
      expect(errors, 'errors on the page’s console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Resolves when the app says that it is idle: nothing computing, nothing moving. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['idle'] === 'true');
}

/** Opens a place of the app (`#/two-writes?t=61.6ms`; '' is the gallery) and waits until it has settled. */
export async function open(page: Page, hash = ''): Promise<void> {
  // A hash alone is no new visit: the browser stays on the page it has.
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(`./${hash}`);
  await settled(page);
}

/** The gallery scenarios by name, as their folders stand in the library. */
export function galleryNames(): readonly string[] {
  const folder = path.resolve(import.meta.dirname, '../src/library/scenarios');
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/** A choice of them, from all over the gallery: what every `npm test` looks at. The rest is for the sweep. */
export const someNames = (): readonly string[] => galleryNames().filter((_, place) => place % 6 === 0);

/** axe finds nothing on the page as it stands. */
export async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.help}, at ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`)).toEqual([]);
}

export const SIZES = {
  laptop: { width: 1440, height: 900 },
  projector: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;

/** A link to a scenario file (or to something broken), packed as the link codec packs it: `[1, scenario]`. */
export async function linkTo(body: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(body)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `#/~${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
}

/** A scenario of one program on one host. */
export const solo = (source: string, more: object = {}): object => ({
  version: 1,
  end: '1s',
  hosts: [{ name: 'solo', programs: [{ name: 'a.py', source }] }],
  ...more,
});
