import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import type { PhotoPage } from '../inputs/photo-pages.ts';

/**
 * What cutting crops cannot do without, with sharp's own means and on every core: decode each page once, cut each box
 * out of the pixels, encode it as PNG, write it.
 *
 * node crop-loop.ts <JSON file of the pages> <folder to write to>
 */
interface Share {
  readonly pages: readonly PhotoPage[];
  readonly target: string;
  readonly thread: number;
}

async function cutShare({ pages, target, thread }: Share): Promise<void> {
  sharp.cache(false);
  sharp.concurrency(1);
  let count = 0;
  for (const { path, boxes } of pages) {
    const { data, info } = await sharp(readFileSync(path)).raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    for (const { x, y, width, height } of boxes) {
      const name = `${thread}-${count++}.png`;
      await sharp(data, { raw }).extract({ left: x, top: y, width, height }).png().toFile(join(target, name));
    }
  }
}

async function main(): Promise<void> {
  const [listPath = '', target = ''] = process.argv.slice(2);
  const pages: readonly PhotoPage[] = JSON.parse(await readFile(listPath, 'utf8'));
  await mkdir(target, { recursive: true });
  const threads = availableParallelism();
  await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const share: Share = { pages: pages.filter((__, index) => index % threads === thread), target, thread };
      const worker = new Worker(new URL(import.meta.url), { workerData: share });
      await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
    }),
  );
}

await (isMainThread ? main() : cutShare(workerData as Share));
