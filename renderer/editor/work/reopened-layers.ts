import { formulaLayerNames, type LayerName, type LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaIn, pageIn, type Work } from './work.ts';

/** Layers that were handed in or accepted, and that an edit has made drafts again. */
export interface ReopenedLayers {
  readonly layers: readonly LayerName[];
  /** What they were: accepted where one of them was. */
  readonly from: 'submitted' | 'accepted';
}

/** What an edit by these patches has made a draft again; null where it has done so to nothing. */
export function reopenedLayers(
  before: Work,
  after: Work,
  patches: readonly Pick<AnnotationPatch, 'document'>[],
): ReopenedLayers | null {
  const found = new Map<LayerName, LayerState>();
  const note = (name: LayerName, was: LayerState | undefined, is: LayerState | undefined) => {
    if ((was === 'submitted' || was === 'accepted') && is !== was && found.get(name) !== 'accepted') {
      found.set(name, was);
    }
  };
  note('regions', pageIn(before).regions.state, pageIn(after).regions.state);
  const ids = new Set(patches.map(({ document }) => document.id));
  for (const id of before.formulas.keys()) {
    const [was, is] = ids.has(id) ? [formulaIn(before, id), formulaIn(after, id)] : [];
    // A formula that is gone says so itself.
    if (!was || !is) continue;
    for (const name of formulaLayerNames) note(name, was.layers[name].state, is.layers[name].state);
  }
  if (found.size === 0) return null;
  const isAccepted = [...found.values()].includes('accepted');
  return { layers: [...found.keys()], from: isAccepted ? 'accepted' : 'submitted' };
}
