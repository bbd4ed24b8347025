import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { manifestName } from '../writing/target/manifest-file.ts';

/** Lists the shards of an export in tar files, beside them. */
export const shardsName = 'shards.json';

const ShardList = z.object({
  format: z.literal('quotient-shards'),
  formatVersion: z.literal(1),
  /** Of the release that they are of; older ones do not say. */
  contentSha256: z.string().optional(),
  shards: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
});
export type ShardList = z.infer<typeof ShardList>;

/** The list of shards in a folder; null where it is no export in shards. */
export async function readShards(folder: string): Promise<ShardList | null> {
  const text = await readFile(join(folder, shardsName), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return ShardList.parse(JSON.parse(text));
  } catch {
    // JSON of somebody else, or none at all.
    return null;
  }
}

const zipMagic = 0x04034b50;

/** Whether a file begins as zip files do, ours or not. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, head.length, 0);
    return head.readUInt32LE(0) === zipMagic;
  } finally {
    await file.close();
  }
}

/** Stands at the end of a zip file of ours, before the hash of what its release holds. */
const zipMark = 'Quotient export';
const zipComment = new RegExp(`${zipMark}(?: ([0-9a-f]{64}))?$`);

/** What stands at the end of a zip file of ours. */
export function zipCommentOf(contentSha256: string): string {
  return `${zipMark} ${contentSha256}`;
}

export interface OwnZip {
  /** Of the release that it is of; older ones do not say. */
  readonly contentSha256: string | null;
}

/** Null for a file that is no zip of ours: those say so at their end, or, in older ones, the first member is the manifest. */
export async function readOwnZip(path: string): Promise<OwnZip | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(zipCommentOf('0'.repeat(64)).length);
    await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    const head = Buffer.alloc(30 + manifestName.length);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    if (bytesRead < head.length || head.readUInt32LE(0) !== zipMagic) return null;
    const comment = zipComment.exec(tail.toString('latin1'));
    if (!comment && head.toString('latin1', 30) !== manifestName) return null;
    return { contentSha256: comment?.[1] ?? null };
  } finally {
    await file.close();
  }
}
