import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContainer } from '#electron/core/ingest/sources/containers/open-container.ts';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';

const textFile = /\.(json|jsonl|csv|txt|lst|lg|xml|yaml|src|tgt|img|md|html)$/;
const container = /\.(tar|parquet)$/;

export function isText(path: string): boolean {
  return textFile.test(path);
}

/**
 * A file in words that do not depend on a system's zlib: a text as it is, a picture by its size and the hash of its
 * pixels, a tar or Parquet file by what it holds.
 */
export async function digestOf(path: string, bytes: Buffer): Promise<string> {
  if (isText(path)) return bytes.toString('utf8');
  if (container.test(path)) return await digestOfContainer(path, bytes);
  return await digestOfPicture(path, bytes);
}

async function digestOfPicture(path: string, bytes: Buffer): Promise<string> {
  const decoded = await decodeUpright(bytes);
  if (decoded.kind === 'refused') throw new Error(`${path}: ${decoded.reason.message}`);
  const { width, height, channels, pixels } = decoded.pixels;
  return `${decoded.header.type} ${width}×${height}×${channels} ${createHash('sha256').update(pixels).digest('hex')}`;
}

async function digestOfContainer(path: string, bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quotient-digest-'));
  try {
    const file = join(folder, path.split('/').at(-1) ?? 'file');
    await writeFile(file, bytes);
    const opened = await openContainer(file, path);
    if (opened.kind === 'refused') throw new Error(opened.reason.message);
    const lines: string[] = [];
    for (const { name, file: member } of opened.files) {
      const content = Buffer.from(await member.read());
      const isPicture = /\.(png|jpg|webp)$/.test(name);
      lines.push(`${name}\t${isPicture ? await digestOfPicture(name, content) : content.toString('utf8')}`);
    }
    return `${lines.join('\n')}\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
