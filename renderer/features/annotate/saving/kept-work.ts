import { z } from 'zod';
import { historyLabels } from '#renderer/editor/history/history-label.ts';
import type { UnsentWork } from '#renderer/editor/saving/unsent.ts';
import { LayerSelection } from '#schemas/contract/annotation.ts';
import { DocumentShape } from '#schemas/domain/document.ts';
import { OperationId, PageId } from '#schemas/domain/id.ts';
import { EditSource } from '#schemas/domain/layer.ts';
import { AnnotationPatch } from '#schemas/domain/operation.ts';

const UnsentAct = z.object({
  label: z.enum(historyLabels),
  patches: z.array(AnnotationPatch).min(1),
  task: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('edit'), drawnBy: EditSource }),
    z.object({ kind: z.literal('undo'), operation: OperationId }),
    z.object({
      kind: z.literal('move-layers'),
      move: z.object({
        layers: z.array(LayerSelection),
        to: z.enum(['drafted', 'submitted', 'accepted', 'returned']),
        reason: z.string().nullable(),
        emptyOnPurpose: z.boolean(),
        faultyLatex: z.boolean(),
      }),
      seen: z.record(z.string(), z.int().nonnegative()),
    }),
  ]),
});

/** What a window kept, as the next one may believe it. */
export const KeptWork: z.ZodType<UnsentWork> = z.object({
  page: PageId,
  position: z.int().positive(),
  inConflict: z.array(z.int().positive()),
  acts: z.array(UnsentAct).min(1),
  documents: z.array(DocumentShape),
});
