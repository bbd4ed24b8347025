import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import {
  absentLayer,
  type EditSource,
  type FormulaLayerName,
  formulaLayerNames,
  type Layer,
  type LayerSource,
  type LayerState,
} from '#schemas/domain/layer.ts';
import type { Role } from '#schemas/domain/person.ts';
import { formulaOf } from './document.ts';
import { isEqual } from './equal.ts';

/** Whether a layer of a formula holds anything; what is empty without being absent is empty on purpose. */
export function hasContent(document: AnnotationDocument, layer: FormulaLayerName): boolean {
  switch (layer) {
    case 'symbols':
      return countOf(document, 'symbol', 1) > 0;
    case 'layout':
      return (
        countOf(document, 'relation', 1) > 0 ||
        (formulaOf(document)?.order ?? null) !== null ||
        countOf(document, 'symbol', 2) === 1
      );
    case 'latex':
      return (formulaOf(document)?.latex ?? '') !== '';
  }
}

/** How many records of a kind there are, counted no further than `most`. */
function countOf({ records }: AnnotationDocument, kind: DocumentRecord['kind'], most: number): number {
  let count = 0;
  for (const record of records.values()) {
    if (record.kind === kind) count += 1;
    if (count === most) break;
  }
  return count;
}

/** Whether two states hold other records of a kind. Those that are the same objects are not looked into: most are. */
function recordsDiffer(before: AnnotationDocument, after: AnnotationDocument, kind: DocumentRecord['kind']): boolean {
  let left = 0;
  for (const record of before.records.values()) if (record.kind === kind) left += 1;
  for (const [id, record] of after.records) {
    if (record.kind !== kind) continue;
    const old = before.records.get(id);
    if (old === undefined || (old !== record && !isEqual(old, record))) return true;
    left -= 1;
  }
  return left !== 0;
}

/** Whether the content of a layer differs between two states of a formula document. */
export function contentDiffers(
  before: AnnotationDocument,
  after: AnnotationDocument,
  layer: FormulaLayerName,
): boolean {
  switch (layer) {
    case 'symbols':
      return recordsDiffer(before, after, 'symbol');
    case 'layout':
      return (
        recordsDiffer(before, after, 'relation') ||
        !isEqual(formulaOf(before)?.order ?? null, formulaOf(after)?.order ?? null)
      );
    case 'latex':
      return (formulaOf(before)?.latex ?? '') !== (formulaOf(after)?.latex ?? '');
  }
}

/**
 * State of a layer after its content changed: an annotator's edit makes it drafted; a reviewer's keeps submitted and
 * accepted work as it is. Content that is gone leaves the layer absent, for anybody. What the machine draws is a draft
 * of the machine, whoever asked for it; where a person drew before it, the layer stays that person's, and is a draft all
 * the same: nobody has looked at what the machine put there.
 */
export function layerAfterEdit(
  before: Layer,
  hasContentAfter: boolean,
  role: Role,
  drawnBy: EditSource = 'person',
): Layer {
  if (!hasContentAfter) return absentLayer;
  if (drawnBy === 'machine' && before.source !== 'person') return { state: 'drafted', source: 'machine', reason: null };
  const keeps =
    drawnBy === 'person' && role !== 'annotator' && (before.state === 'submitted' || before.state === 'accepted');
  return { state: keeps ? before.state : 'drafted', source: 'person', reason: null };
}

/**
 * Whose a layer is after somebody moved it to a state. Who hands in, accepts or keeps as a draft what the machine drew
 * answers for it from then on.
 */
export function sourceAfterMove({ state, source }: Layer, to: LayerState): LayerSource {
  const isTakenOver = source === 'machine' && (state === 'drafted' || state === 'returned') && to !== 'returned';
  return isTakenOver ? 'person' : (source ?? 'person');
}

/**
 * The formula document `after` with the layer states that follow from what changed since `before`. States that the
 * caller wrote into `after` count for nothing.
 */
export function followFormulaLayers(
  before: AnnotationDocument,
  after: AnnotationDocument,
  role: Role,
  drawnBy: EditSource = 'person',
): AnnotationDocument {
  const formula = formulaOf(after);
  if (!formula) return after;
  const previous = formulaOf(before)?.layers ?? { symbols: absentLayer, layout: absentLayer, latex: absentLayer };
  const layers: Record<FormulaLayerName, Layer> = { ...previous };
  for (const layer of formulaLayerNames) {
    if (contentDiffers(before, after, layer)) {
      layers[layer] = layerAfterEdit(previous[layer], hasContent(after, layer), role, drawnBy);
    }
  }
  const followed: Formula = { ...formula, layers };
  return { ...after, records: new Map(after.records).set(followed.id, followed) };
}
