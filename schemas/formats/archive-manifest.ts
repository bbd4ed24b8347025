import { z } from 'zod';
import { ProjectId, Sha256 } from '../domain/id.ts';
import { InkHash } from '../domain/ink-hash.ts';

export const archiveFile = z.object({
  path: z.string().min(1).max(200),
  bytes: z.int().nonnegative(),
  sha256: Sha256,
});
export type ArchiveFile = Readonly<z.infer<typeof archiveFile>>;

/** Extension of an archive of a project; `project.quotient` in a project's folder is another thing. */
export const archiveExtension = '.quotient-archive';

/**
 * `manifest.json` of a project's archive: everything else that is in it, with size and hash, and how many documents of
 * each type. Holds no time, no random id and no path of a machine.
 */
export const ArchiveManifest = z.object({
  format: z.literal('quotient-archive'),
  formatVersion: z.literal(1),
  project: z.object({ id: ProjectId, name: z.string() }),
  /** Documents by type, as they are now. */
  documents: z.record(z.string(), z.int().nonnegative()),
  /** Lines of history, conversations, second annotations, splits and releases, by part. */
  beside: z.record(z.string(), z.int().nonnegative()).default({}),
  /** Documents as they were when they were last exchanged with another project. */
  bases: z.int().nonnegative(),
  media: z.int().nonnegative(),
  files: z.array(archiveFile),
});
export type ArchiveManifest = Readonly<z.infer<typeof ArchiveManifest>>;

/** What is known of a manifest that a later version wrote. */
export const NewerManifest = z.object({ format: z.literal('quotient-archive'), formatVersion: z.int().min(2) });

/** A line of `media.jsonl`. */
export const ArchivedMedia = z.object({
  sha256: Sha256,
  byteCount: z.int().positive(),
  contentType: z.string().max(200),
  /** Of its ink alone; null where there is none; missing where nobody had looked. */
  inkHash: InkHash.nullable().exactOptional(),
});
export type ArchivedMedia = Readonly<z.infer<typeof ArchivedMedia>>;
