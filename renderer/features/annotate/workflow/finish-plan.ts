import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import { formulaIn, pageIn, type Work } from '#renderer/editor/work/work.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { FormulaLayerName, LayerName } from '#schemas/domain/layer.ts';
import { type FinishAs, layersToMove, movesRegions } from './layer-moves.ts';

export interface FinishPlan {
  readonly selections: readonly LayersOfDocument[];
  /** What the project asks for and is not there yet, of what is finished now. */
  readonly missing: readonly FormulaLayerName[];
  readonly returned: readonly FormulaLayerName[];
  /** Usable formulas that were looked at, of these those that something moves of, and those that something remains of. */
  readonly formulas: { readonly all: number; readonly moved: number; readonly open: number };
  /** Where to go then: another formula of the page, another page, or nowhere because nothing could be finished. */
  readonly next: { readonly kind: 'formula'; readonly formula: FormulaId } | { readonly kind: 'page' | 'stay' };
}

/**
 * What one key finishes: the selected formula, and with the last unfinished formula of a page also its regions; without
 * a selected formula, everything on the page.
 */
export function planFinish(
  work: Work,
  selected: FormulaId | null,
  as: FinishAs,
  asked: readonly LayerName[],
): FinishPlan {
  const ids = selected === null ? [...work.formulas.keys()] : [selected];
  const parts = ids
    .filter((id) => formulaIn(work, id)?.unusable === null)
    .map((id) => ({ id, ...layersToMove(work, id, as, asked) }));
  const next = selected === null ? null : nextUnfinished(work, selected, as, asked);
  const regions: readonly LayersOfDocument[] =
    next === null && movesRegions(work, as) ? [{ document: work.page.ref, layers: ['regions'] }] : [];
  const selections = [
    ...parts.flatMap(({ id, movable }): LayersOfDocument[] =>
      movable.length === 0 ? [] : [{ document: { type: 'formula', id }, layers: movable }],
    ),
    ...regions,
  ];
  const missing = unique(parts.flatMap((part) => part.missing));
  const returned = unique(parts.flatMap((part) => part.returned));
  const formulas = {
    all: parts.length,
    moved: parts.filter(({ movable }) => movable.length > 0).length,
    open: parts.filter((part) => part.missing.length + part.returned.length > 0).length,
  };
  const isStuck = selections.length === 0 && missing.length + returned.length > 0;
  if (isStuck) return { selections, missing, returned, formulas, next: { kind: 'stay' } };
  const to = next === null ? ({ kind: 'page' } as const) : ({ kind: 'formula', formula: next } as const);
  return { selections, missing, returned, formulas, next: to };
}

/** The next formula of the page, after the selected one and around, that something is still to be done for. */
function nextUnfinished(work: Work, selected: FormulaId, as: FinishAs, asked: readonly LayerName[]): FormulaId | null {
  if (pageIn(work).holds === 'one-formula') return null;
  const ids = [...work.formulas.keys()];
  const place = ids.indexOf(selected);
  const others = [...ids.slice(place + 1), ...ids.slice(0, place)];
  return (
    others.find((id) => {
      if (formulaIn(work, id)?.unusable !== null) return false;
      const { movable, missing, returned } = layersToMove(work, id, as, asked);
      return movable.length + missing.length + returned.length > 0;
    }) ?? null
  );
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
