/**
 * The browser the end-to-end tests run in: the system's Chromium or Chrome where there is one, else Playwright's own, fetched once,
 * else Debian's package. Says what it does.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './freshness.mjs';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

const executable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of an installed Chromium or Chrome; undefined where there is none. CHROMIUM names one by hand. */
export function systemBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return [...SYSTEM.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...ELSEWHERE].find(executable);
}

async function hasPlaywrights() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

/** Makes sure there is a browser; false, with a message, where none could be had. */
export async function ensureBrowser() {
  if (systemBrowser() || (await hasPlaywrights())) return true;
  console.log('No Chromium or Chrome here: fetching the one that Playwright brings (once, about 150 MB) ...');
  const fetched = spawnSync(process.execPath, [path.join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
  });
  if (fetched.status === 0 && (await hasPlaywrights())) return true;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("That did not work: installing Debian's package chromium with apt-get ...");
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    if (systemBrowser()) return true;
  }
  console.error('The end-to-end tests need a browser: install Chromium or Chrome, or name one with CHROMIUM=/path/to/it.');
  return false;
}
