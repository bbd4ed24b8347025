import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { absentLayer, type FormulaLayerName, formulaLayerNames, type Layer } from '#schemas/domain/layer.ts';
import type { Role } from '#schemas/domain/person.ts';
import { formulaOf, relationsOf, symbolsOf } from './document.ts';
import { isEqual } from './equal.ts';

/** Whether a layer of a formula holds anything; what is empty without being absent is empty on purpose. */
export function hasContent(document: AnnotationDocument, layer: FormulaLayerName): boolean {
  switch (layer) {
    case 'symbols':
      return symbolsOf(document).length > 0;
    case 'layout':
      return (
        relationsOf(document).length > 0 ||
        (formulaOf(document)?.order ?? null) !== null ||
        symbolsOf(document).length === 1
      );
    case 'latex':
      return (formulaOf(document)?.latex ?? '') !== '';
  }
}

/** Whether the content of a layer differs between two states of a formula document. */
export function contentDiffers(
  before: AnnotationDocument,
  after: AnnotationDocument,
  layer: FormulaLayerName,
): boolean {
  switch (layer) {
    case 'symbols':
      return !isEqual(symbolsOf(before), symbolsOf(after));
    case 'layout':
      return (
        !isEqual(relationsOf(before), relationsOf(after)) ||
        !isEqual(formulaOf(before)?.order ?? null, formulaOf(after)?.order ?? null)
      );
    case 'latex':
      return (formulaOf(before)?.latex ?? '') !== (formulaOf(after)?.latex ?? '');
  }
}

/**
 * State of a layer after a person changed its content: an annotator's edit makes it drafted; a reviewer's keeps
 * submitted and accepted work as it is. Content that is gone leaves the layer absent, for anybody.
 */
export function layerAfterEdit(before: Layer, hasContentAfter: boolean, role: Role): Layer {
  if (!hasContentAfter) return absentLayer;
  const keeps = role !== 'annotator' && (before.state === 'submitted' || before.state === 'accepted');
  return { state: keeps ? before.state : 'drafted', source: 'person', reason: null };
}

/**
 * The formula document `after` with the layer states that follow from what changed since `before`. States that the
 * caller wrote into `after` count for nothing.
 */
export function followFormulaLayers(
  before: AnnotationDocument,
  after: AnnotationDocument,
  role: Role,
): AnnotationDocument {
  const formula = formulaOf(after);
  if (!formula) return after;
  const previous = formulaOf(before)?.layers ?? { symbols: absentLayer, layout: absentLayer, latex: absentLayer };
  const layers: Record<FormulaLayerName, Layer> = { ...previous };
  for (const layer of formulaLayerNames) {
    if (contentDiffers(before, after, layer)) {
      layers[layer] = layerAfterEdit(previous[layer], hasContent(after, layer), role);
    }
  }
  const followed: Formula = { ...formula, layers };
  return { ...after, records: new Map(after.records).set(followed.id, followed) };
}
