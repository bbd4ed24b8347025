import { formulaIn, pageIn, type Work } from '#renderer/editor/work/work.ts';
import type { DocumentRef } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { type FormulaStatus, formulaLayerNames, type Layer, type LayerName } from '#schemas/domain/layer.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { isFilled } from './layer-moves.ts';

/** A layer of the selected formula, or of the page. */
export interface ShownLayer {
  readonly name: LayerName;
  readonly layer: Layer;
  readonly document: DocumentRef;
  /** Whether the project asks for it. */
  readonly isAsked: boolean;
  readonly isFilled: boolean;
}

export interface ShownLayers {
  readonly pills: readonly ShownLayer[];
  /** Why the formula is of no use; null where it is, or where none is selected. */
  readonly unusable: string | null;
  readonly shownStatus: FormulaStatus | null;
}

/** What is to be seen of the layers; equal as long as edits change the state of none. */
export function layersShown(work: Work, formula: FormulaId | null, asked: readonly LayerName[]): ShownLayers {
  const page = pageIn(work);
  const record = formula === null ? null : formulaIn(work, formula);
  const pills: ShownLayer[] = [];
  if (page.holds === 'formulas') {
    pills.push({
      name: 'regions',
      layer: page.regions,
      document: work.page.ref,
      isAsked: asked.includes('regions'),
      isFilled: work.formulas.size > 0,
    });
  }
  if (record !== null) {
    for (const name of formulaLayerNames) {
      pills.push({
        name,
        layer: record.layers[name],
        document: { type: 'formula', id: record.id },
        isAsked: asked.includes(name),
        isFilled: isFilled(work, record.id, name),
      });
    }
  }
  return {
    pills,
    unusable: record?.unusable ?? null,
    shownStatus: record ? statusOf(record, page, asked) : null,
  };
}
