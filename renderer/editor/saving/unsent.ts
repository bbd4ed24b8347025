import type { DocumentShape } from '#schemas/domain/document.ts';
import type { OperationId, PageId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { documentToShape } from '#shared/annotation/document.ts';
import type { History } from '../history/history.ts';
import type { HistoryLabel } from '../history/history-label.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act } from './act.ts';
import type { LayerMove } from './annotation-port.ts';
import { formulaNumbers } from './formula-numbers.ts';
import type { SaveState } from './save-state.ts';

/** An act as it is kept beside the core. */
export interface UnsentAct {
  readonly label: HistoryLabel;
  readonly patches: readonly AnnotationPatch[];
  readonly task:
    | { readonly kind: 'edit'; readonly drawnBy: EditSource }
    /** Takes back an operation that the core has. */
    | { readonly kind: 'undo'; readonly operation: OperationId }
    | {
        readonly kind: 'move-layers';
        readonly move: LayerMove;
        /** Revisions that were seen, by document: what has changed since is not handed in unseen. */
        readonly seen: Readonly<Record<string, number>>;
      };
}

/** What a page's edits need to outlive their window, and what a notice says of them. */
export interface UnsentWork {
  readonly page: PageId;
  /** Place of the page in import order, from 1. */
  readonly position: number;
  /** Places of the formulas in conflict on the page, from 1. */
  readonly inConflict: readonly number[];
  /** Oldest first. */
  readonly acts: readonly UnsentAct[];
  /** The documents with all of it done. */
  readonly documents: readonly DocumentShape[];
}

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
    inConflict: save.kind === 'conflict' ? formulaNumbers(work, save.conflicts) : [],
    acts,
    documents: [...refs.values()].map((ref) => documentToShape(documentIn(work, ref))),
  };
}

function unsentAct(act: Act, { history, stored, findAct }: UnsentParts): UnsentAct | null {
  const entry = [...history.done, ...history.undone].find(({ acts }) => acts.includes(act.id));
  const kept = { label: entry?.label ?? 'keep-theirs', patches: act.patches };
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
      const seen = move.layers.map(({ document }) => [document.id, documentIn(stored, document).revision] as const);
      return { ...kept, task: { kind: 'move-layers', move, seen: Object.fromEntries(seen) } };
    }
  }
}
