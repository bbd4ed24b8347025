import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pageHeaders } from './page-headers.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Answers with a file of the built renderer; what lies outside its folder, or has no type of its own, is not there. */
export async function answerRendererFile(folder: string, pathname: string): Promise<Response> {
  const path = pathOf(folder, pathname);
  const type = path === null ? undefined : contentTypes[extname(path)];
  const bytes = path === null || type === undefined ? null : await readFile(path).catch(() => null);
  if (bytes === null || type === undefined) return new Response(null, { status: 404, headers: pageHeaders });
  return new Response(new Uint8Array(bytes), { headers: { ...pageHeaders, 'Content-Type': type } });
}

function pathOf(folder: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    // No valid escape sequence, so no file of ours.
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = normalize(join(folder, name));
  return path.startsWith(folder + sep) ? path : null;
}
