/** A small server for one static folder: no dependency, no caching surprises, nothing outside the folder. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.pcapng': 'application/octet-stream',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);

/** The file a request path means, or null. */
export function fileOf(folder, url) {
  let wanted;
  try {
    wanted = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = path.join(folder, path.normalize(wanted));
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  const found = existsSync(file) && statSync(file).isDirectory() ? path.join(file, 'index.html') : file;
  return existsSync(found) && statSync(found).isFile() ? found : null;
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  const file = fileOf(folder, request.url ?? '/');
  if (!file) return void response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('There is nothing here. The app is at /\n');
  const type = path.extname(file);
  const headers = {
    'content-type': TYPES[type] ?? 'application/octet-stream',
    // Names in assets/ carry a hash of their content.
    'cache-control': file.startsWith(path.join(folder, 'assets') + path.sep) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  const gzip = COMPRESSED.has(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  response.writeHead(200, gzip ? { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' } : headers);
  if (request.method === 'HEAD') return void response.end();
  const stream = createReadStream(file);
  stream.on('error', () => response.destroy());
  if (gzip) stream.pipe(createGzip()).pipe(response);
  else stream.pipe(response);
}

/** Serves `folder`; resolves to { server, port }. Takes the next port where one is busy, up to twenty further on. */
export function serve(folder, port, host = '127.0.0.1') {
  const server = createServer((request, response) => answer(path.resolve(folder), request, response));
  return new Promise((resolve, reject) => {
    let tries = 0;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && port + tries < 65_535 && tries < 20) server.listen(port + ++tries, host);
      else reject(error);
    });
    server.on('listening', () => resolve({ server, port: server.address().port }));
    server.listen(port, host);
  });
}
