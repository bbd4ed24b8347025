import type { DocumentRef } from '#schemas/domain/document.ts';
import type { LayerName, LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { sourceAfterMove } from '#shared/annotation/layer-rules.ts';
import type { LayerMove } from '../saving/annotation-port.ts';
import { documentIn, type Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';

/** Layers of one document, named. */
export interface LayersOfDocument {
  readonly document: DocumentRef;
  readonly layers: readonly LayerName[];
}

/** What is asked of the core to move layers to a state, and what the screen shows until it answers. */
export function moveLayers(
  work: Work,
  selections: readonly LayersOfDocument[],
  to: LayerMove['to'],
  options: { readonly reason?: string | null; readonly emptyOnPurpose?: boolean; readonly faultyLatex?: boolean } = {},
): { readonly move: LayerMove; readonly patches: readonly AnnotationPatch[] } {
  const reason = options.reason ?? null;
  return {
    move: {
      layers: selections.map(({ document, layers }) => ({
        document,
        layers: [...layers],
        base: documentIn(work, document).revision,
      })),
      to,
      reason,
      emptyOnPurpose: options.emptyOnPurpose ?? false,
      faultyLatex: options.faultyLatex ?? false,
    },
    patches: selections.flatMap(({ document, layers }) => patchLayers(work, document, layers, to, reason)),
  };
}

function patchLayers(
  work: Work,
  ref: DocumentRef,
  layers: readonly LayerName[],
  state: LayerState,
  reason: string | null,
): readonly AnnotationPatch[] {
  const document = documentIn(work, ref);
  const formula = formulaOf(document);
  const page = pageOf(document);
  if (page && layers.includes('regions')) {
    return changeRecords(document, {
      changed: [{ ...page, regions: { state, source: sourceAfterMove(page.regions, state), reason } }],
    });
  }
  if (!formula) return [];
  const moved = { ...formula.layers };
  for (const layer of layers) {
    if (layer !== 'regions') moved[layer] = { state, source: sourceAfterMove(moved[layer], state), reason };
  }
  return changeRecords(document, { changed: [{ ...formula, layers: moved }] });
}
