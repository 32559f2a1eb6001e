/** npm run e2e [Playwright options]: makes sure of a browser and a free port, then runs Playwright. --screenshots takes pictures instead. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root } from './freshness.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

if (!(await ensureBrowser())) process.exit(1);

const pictures = process.argv.includes('--screenshots');
const rest = process.argv.slice(2).filter((argument) => argument !== '--screenshots');
const child = spawn(
  process.execPath,
  [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', `--project=${pictures ? 'screenshots' : 'journeys'}`, ...rest],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, E2E_PORT: String(await freePort()) },
  },
);
child.on('close', (code) => (process.exitCode = code ?? 1));
