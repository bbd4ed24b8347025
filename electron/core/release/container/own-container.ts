import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { manifestName } from '../writing/manifest-file.ts';

/** Lists the shards of an export in tar files, beside them. */
export const shardsName = 'shards.json';

const ShardList = z.object({
  format: z.literal('quotient-shards'),
  formatVersion: z.literal(1),
  shards: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
});
export type ShardList = z.infer<typeof ShardList>;

/** The shards of a folder; null where it is no export in shards. */
export async function readShards(folder: string): Promise<ShardList['shards'] | null> {
  const text = await readFile(join(folder, shardsName), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return ShardList.parse(JSON.parse(text)).shards;
  } catch {
    // JSON of somebody else, or none at all.
    return null;
  }
}

/** Stands at the end of a zip file of ours. */
export const zipComment = 'Quotient export';

/** Whether a file is a zip of ours: it says so at its end, or, as older ones, its first member is the manifest. */
export async function isOwnZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const tail = Buffer.alloc(zipComment.length);
    const { size } = await file.stat();
    await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    const head = Buffer.alloc(30 + manifestName.length);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const isZip = bytesRead === head.length && head.readUInt32LE(0) === 0x04034b50;
    return isZip && (tail.toString('latin1') === zipComment || head.toString('latin1', 30) === manifestName);
  } finally {
    await file.close();
  }
}
