/** One static folder, at any path, and without a network after the first visit. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { expect, settled, test } from './app.ts';

const dist = path.resolve(import.meta.dirname, '../dist');

test('the app works from a folder deep in a site, and offline after the first visit', async ({ page, context }) => {
  const site = mkdtempSync(path.join(tmpdir(), 'site-'));
  mkdirSync(path.join(site, 'courses/networks'), { recursive: true });
  symlinkSync(dist, path.join(site, 'courses/networks/bytes'));
  const { server, port } = await serve(site, 0);
  const address = `http://localhost:${port}/courses/networks/bytes/`;
  try {
    await page.goto(address);
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    // Ready: the service worker is active, so everything it keeps has been fetched.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await context.setOffline(true);
    server.closeAllConnections();
    server.close();
    await page.reload();
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    server.close();
    rmSync(site, { recursive: true, force: true });
  }
});
