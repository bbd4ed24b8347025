import { z } from 'zod';
import { LayerSelection } from '#schemas/contract/annotation.ts';
import { DocumentShape } from '#schemas/domain/document.ts';
import { OperationId, PageId } from '#schemas/domain/id.ts';
import { EditSource } from '#schemas/domain/layer.ts';
import { AnnotationPatch } from '#schemas/domain/operation.ts';
import { documentToShape } from '#shared/annotation/document.ts';
import type { History } from '../history/history.ts';
import { historyLabels } from '../history/history-label.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act } from './act.ts';
import { formulaNumbers } from './formula-numbers.ts';
import type { SaveState } from './save-state.ts';

const UnsentAct = z.object({
  label: z.enum(historyLabels),
  patches: z.array(AnnotationPatch).min(1),
  task: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('edit'), drawnBy: EditSource }),
    /** Takes back an operation that the core has. */
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
      /** Revisions that were seen, by document: what has changed since is not handed in unseen. */
      seen: z.record(z.string(), z.int().nonnegative()),
    }),
  ]),
});
export type UnsentAct = z.infer<typeof UnsentAct>;

/** What a page's edits need to outlive their window, and what a notice says of them. */
export const UnsentWork = z.object({
  page: PageId,
  /** Place of the page in import order, from 1. */
  position: z.int().positive(),
  /** Places of the formulas in conflict on the page, from 1. */
  inConflict: z.array(z.int().positive()),
  /** Oldest first. */
  acts: z.array(UnsentAct).min(1),
  /** The documents with all of it done. */
  documents: z.array(DocumentShape),
});
export type UnsentWork = Readonly<z.infer<typeof UnsentWork>>;

/** Where edits are kept that the core does not have yet. */
export interface UnsentKeeper {
  /** Keeps it in place of what was kept of the page; null forgets it. Whether there was room. */
  readonly keep: (page: PageId, unsent: UnsentWork | null) => boolean;
}

export interface UnsentParts {
  readonly page: PageId;
  readonly position: number;
  readonly work: Work;
  readonly stored: Work;
  readonly waiting: readonly Act[];
  readonly history: History;
  readonly save: SaveState;
  readonly findAct: (id: Act['id']) => Act | null;
}

/** What is to be kept of a page; null where nothing waits. */
export function unsentOf(parts: UnsentParts): UnsentWork | null {
  const { page, position, work, waiting, save } = parts;
  const acts = waiting.flatMap((act) => unsentAct(act, parts) ?? []);
  if (acts.length === 0) return null;
  const refs = new Map(acts.flatMap(({ patches }) => patches.map(({ document }) => [document.id, document] as const)));
  return {
    page,
    position,
    inConflict: save.kind === 'conflict' ? [...formulaNumbers(work, save.conflicts)] : [],
    acts,
    documents: [...refs.values()].map((ref) => documentToShape(documentIn(work, ref))),
  };
}

function unsentAct(act: Act, { history, stored, findAct }: UnsentParts): UnsentAct | null {
  const entry = [...history.done, ...history.undone].find(({ acts }) => acts.includes(act.id));
  const kept = { label: entry?.label ?? 'keep-theirs', patches: [...act.patches] };
  switch (act.task.kind) {
    case 'edit':
      return { ...kept, task: act.task };
    case 'take-back': {
      const target = findAct(act.task.act);
      if (target?.state === 'dropped') return null;
      const operation = target?.operation ?? null;
      return { ...kept, task: operation === null ? { kind: 'edit', drawnBy: 'person' } : { kind: 'undo', operation } };
    }
    case 'move-layers': {
      const { move } = act.task;
      const layers = move.layers.map((selection) => ({ ...selection, layers: [...selection.layers] }));
      const seen = move.layers.map(({ document }) => [document.id, documentIn(stored, document).revision] as const);
      return { ...kept, task: { kind: 'move-layers', move: { ...move, layers }, seen: Object.fromEntries(seen) } };
    }
  }
}
