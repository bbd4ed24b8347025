import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#schemas/domain/app-error.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Files of the built renderer. They hold no secrets and are served to everybody. */
export async function serveRendererFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound(pathname);
  const path = fileOf(folder, pathname);
  const type = path === null ? undefined : contentTypes[extname(path)];
  const facts = path === null ? null : await stat(path).catch(() => null);
  if (path === null || type === undefined || !facts?.isFile()) throw notFound(pathname);
  const isNamedByContent = pathname.startsWith('/assets/');
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': facts.size,
    'Cache-Control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path), response);
}

function fileOf(folder: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    // No valid escape sequence, so no file of ours.
    return null;
  }
  if (name.includes('\0')) return null;
  const path = normalize(join(folder, name));
  return path.startsWith(folder + sep) ? path : null;
}

function notFound(pathname: string): AppError {
  return new AppError('not-found', `There is nothing at ${pathname.slice(0, 200)} on this host.`);
}
