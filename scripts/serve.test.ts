import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf, serve } from './serve.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
beforeAll(() => {
  mkdirSync(path.join(folder, 'app/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'no');
  writeFileSync(path.join(folder, 'app/index.html'), '<!doctype html><title>Hello</title>');
  writeFileSync(path.join(folder, 'app/assets/a-1234.js'), 'export {};');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the little server', () => {
  const app = path.join(folder, 'app');

  it('gives the page for a folder and files by name', () => {
    expect(fileOf(app, '/')).toBe(path.join(app, 'index.html'));
    expect(fileOf(app, '/?x=1')).toBe(path.join(app, 'index.html'));
    expect(fileOf(app, '/assets/a-1234.js')).toBe(path.join(app, 'assets/a-1234.js'));
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%', '/nothing', '//'])(
    'gives nothing outside its folder: %s',
    (url) => {
      const file = fileOf(app, url);
      expect(file === null || file.startsWith(app + path.sep)).toBe(true);
    },
  );

  it('takes the next port where one is busy, and answers with type and length of life', async () => {
    const first = await serve(app, 0);
    const second = await serve(app, first.port);
    try {
      expect(second.port).toBeGreaterThan(first.port);
      const page = await fetch(`http://127.0.0.1:${second.port}/`);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await page.text()).toContain('Hello');
      const script = await fetch(`http://127.0.0.1:${second.port}/assets/a-1234.js`);
      expect(script.headers.get('cache-control')).toContain('immutable');
      expect((await fetch(`http://127.0.0.1:${second.port}/nothing`)).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${second.port}/`, { method: 'POST' })).status).toBe(405);
    } finally {
      first.server.close();
      second.server.close();
    }
  });
});
