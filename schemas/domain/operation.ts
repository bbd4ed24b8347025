import { z } from 'zod';
import { DocumentRecord, DocumentRef } from './document.ts';
import { OperationId, PersonId, Timestamp } from './id.ts';

/**
 * Change of one document against an expected revision. It is what the editor produces, undo inverts, the wire carries
 * and the store applies. `before` and `removed` hold whole records, so that the inverse needs nothing else.
 */
export const AnnotationPatch = z.object({
  document: DocumentRef,
  base: z.int().nonnegative(),
  added: z.array(DocumentRecord),
  updated: z.array(z.object({ before: DocumentRecord, after: DocumentRecord })),
  removed: z.array(DocumentRecord),
});
export type AnnotationPatch = Readonly<z.infer<typeof AnnotationPatch>>;

export const operationKinds = [
  'import',
  'edit',
  'submit',
  'accept',
  'return',
  'withdraw',
  'schema',
  'undo',
  'comment',
  'restore',
  'second',
  'resolve',
  /** Pages with all that belongs to them go. */
  'remove',
] as const;
export const OperationKind = z.enum(operationKinds);
export type OperationKind = z.infer<typeof OperationKind>;

/** One act of one person: the unit of undo, log, sync and notification. */
export const Operation = z.object({
  id: OperationId,
  kind: OperationKind,
  actor: PersonId,
  at: Timestamp,
  patches: z.array(AnnotationPatch).min(1),
  /** The operation that this one takes back; redo is the undo of an undo. */
  undoes: OperationId.nullable(),
  /**
   * The first part of the act that this is a later part of. What touches very many documents is logged in parts, so that
   * others work on in between; it is one act all the same, under the id of its first part, and is taken back as one.
   */
  partOf: OperationId.exactOptional(),
});
export type Operation = Readonly<z.infer<typeof Operation>>;
