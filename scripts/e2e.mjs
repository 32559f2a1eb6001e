/** npm run e2e [Playwright options]: makes sure of a browser and a free port, then runs Playwright. --screenshots takes pictures instead, --sweep goes through every scenario. */
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

const project = process.argv.includes('--screenshots') ? 'screenshots' : process.argv.includes('--sweep') ? 'sweep' : 'journeys';
const rest = process.argv.slice(2).filter((argument) => argument !== '--screenshots' && argument !== '--sweep');
const child = spawn(process.execPath, [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', `--project=${project}`, ...rest], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, E2E_PORT: String(await freePort()), E2E_REPORT: project === 'sweep' ? 'sweep' : 'e2e' },
});
child.on('close', (code) => (process.exitCode = code ?? 1));
