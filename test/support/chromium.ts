import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Flags under which a headless Chromium starts anywhere, also as root, and asks the network for nothing. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Path of the Chromium to drive: `CHROMIUM_PATH`, or the one of the npm package, unpacked once for each version. */
export async function chromiumPath(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folder = join(process.env['QUOTIENT_KEPT_FOLDER'] ?? tmpdir(), `quotient-chromium-${await packageVersion()}`);
  const kept = join(folder, 'chromium');
  if (existsSync(kept)) return kept;
  const unpacked = await sparticuz.executablePath();
  await mkdir(folder, { recursive: true });
  // Copied and renamed: several test processes may unpack at the same time.
  const copy = `${kept}-${process.pid}`;
  await copyFile(unpacked, copy);
  await rename(copy, kept);
  return kept;
}

async function packageVersion(): Promise<string> {
  const path = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json');
  const { version }: { version: string } = JSON.parse(await readFile(path, 'utf8'));
  return version;
}

export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({ executablePath: await chromiumPath(), args: chromiumFlags });
}
