import { z } from 'zod';
import { DocumentShape } from '../domain/document.ts';
import { OperationId, ProjectId } from '../domain/id.ts';

/** A record, or a member of it, that both sides of a merge had changed differently. */
export const KeptPlace = z.object({
  record: z.string().length(26),
  /** Name of the member, of one layer `layers.` and its name; null for the record as a whole. */
  field: z.string().nullable(),
});
export type KeptPlace = Readonly<z.infer<typeof KeptPlace>>;

/**
 * A line of an archive's `bases/`: a document as the archive's project last took it from another one; of copies of that one,
 * which went apart, each has a line, and what came last is the last of them.
 */
export const ArchivedBase = z.object({
  /** Where it came from. */
  project: ProjectId,
  document: DocumentShape,
  /** The last act on it there. */
  operation: OperationId.nullable().default(null),
  /** Revision that it had in the archive's project when it had been taken. */
  here: z.int().nonnegative().default(0),
  /** What stayed as it was in the archive's project. */
  kept: z.array(KeptPlace).default([]),
});
export type ArchivedBase = Readonly<z.infer<typeof ArchivedBase>>;
