import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, JSHandle } from 'playwright-core';
import { build } from 'vite';
import type { LayoutWindow } from './window.ts';

const address = 'https://layout.test/';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * The layout of the program's windows, in a page of its own: built as the windows are, under their policy of scripts.
 *
 * @param folder an empty folder to build in
 */
export async function openLayoutWindow(browser: Browser, folder: string): Promise<JSHandle<LayoutWindow>> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    base: './',
    build: {
      outDir: folder,
      target: 'es2023',
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'index.html') },
    },
  });
  const page = await browser.newPage();
  await page.route(`${address}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" };
    const contentType = types[extname(name)] ?? 'application/octet-stream';
    await route.fulfill({ body: await readFile(join(folder, name)), contentType, headers });
  });
  await page.goto(address);
  return await page
    .waitForFunction(() => (globalThis as { layoutWindow?: LayoutWindow }).layoutWindow)
    .then((handle) => handle as JSHandle<LayoutWindow>);
}
