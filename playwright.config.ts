/** What a person does, in a real browser on the built app. `npm run e2e`; pictures for eyes: `npm run screenshots`. */
import { defineConfig } from '@playwright/test';
import { systemBrowser } from './scripts/browser.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4199);
const executablePath = systemBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Journeys wait for the app's own idle signal; this is only the limit at which something is broken.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: `.cache/reports/${process.env['E2E_REPORT'] ?? 'e2e'}.json` }]],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'journeys', testIgnore: '**/screenshots.spec.ts' },
    // Every gallery scenario, one by one: part of npm run test:slow.
    { name: 'sweep', testMatch: '**/*.sweep.ts' },
    { name: 'screenshots', testMatch: '**/screenshots.spec.ts' },
  ],
  webServer: {
    command: 'node scripts/start.mjs --no-open',
    env: { PORT: String(port) },
    url: `http://localhost:${port}/`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
