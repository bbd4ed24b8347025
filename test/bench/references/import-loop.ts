import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * What an import cannot do without, and nothing else: read each file, take its SHA-256, copy it, decode it and make a
 * thumbnail. No checks, no records, no database.
 *
 * node import-loop.ts <folder of pictures> <folder to write to>
 */
const [source = '', target = ''] = process.argv.slice(2);

sharp.cache(false);
sharp.concurrency(1);
await mkdir(join(target, 'thumbnails'), { recursive: true });
const names = (await readdir(source)).filter((name) => name.endsWith('.jpg'));
let next = 0;

async function importSome(): Promise<void> {
  for (let name = names[next++]; name !== undefined; name = names[next++]) {
    const bytes = await readFile(join(source, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(target, sha256), bytes);
    // libvips decodes at a quarter of the size: the quickest way from a JPEG to its thumbnail.
    const thumbnail = await sharp(bytes).resize(320, 320, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer();
    await writeFile(join(target, 'thumbnails', `${sha256}.jpg`), thumbnail);
  }
}

await Promise.all(Array.from({ length: 2 * availableParallelism() }, importSome));
