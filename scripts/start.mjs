/**
 * npm start: serves the built app, builds it first where that is missing or out of date, prints the address and opens a browser where
 * there is one. PORT names another port than 4173; --no-open keeps the browser closed.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { isStale, root } from './freshness.mjs';
import { serve } from './serve.mjs';

const dist = path.join(root, 'dist');

if (isStale(path.join(dist, 'index.html'))) {
  console.log('Building the app once (a few seconds) ...');
  const built = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const { port } = await serve(dist, Number(process.env.PORT ?? 4173));
const address = `http://localhost:${port}/`;
console.log(`Bytes in Flight is at ${address}   (Ctrl+C ends it)`);
if (!process.argv.includes('--no-open')) openBrowser(address);

/** Opens the address in the person's browser; quietly does nothing where there is no screen or no such program. */
function openBrowser(url) {
  if (process.env.CI || process.env.BROWSER === 'none') return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '""', url] : ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
