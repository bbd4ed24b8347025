import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { type EditSource, type FormulaLayerName, formulaLayerNames, type Layer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Role } from '#schemas/domain/person.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { layerAfterEdit } from '#shared/annotation/layer-rules.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';

/**
 * The patch with the layer states that the core will make of it, so that the screen need not wait and the inverse
 * restores them. Only what the patch touches is looked at. `current` is the document before it.
 */
export function followLayers(
  current: AnnotationDocument,
  patch: AnnotationPatch,
  role: Role,
  drawnBy: EditSource,
): AnnotationPatch {
  const before = formulaOf(current);
  const added = patch.added.find(isFormula) ?? null;
  const update = patch.updated.find((each) => isFormula(each.before));
  const after = added ?? (update && isFormula(update.after) ? update.after : before);
  if (!after || patch.removed.some(isFormula)) return patch;
  const layers: Record<FormulaLayerName, Layer> = { ...after.layers };
  for (const layer of touchedLayers(before, after, patch)) {
    layers[layer] = layerAfterEdit(layers[layer], holdsContent(current, after, patch, layer), role, drawnBy);
  }
  if (isEqual(layers, after.layers)) return patch;
  const followed: Formula = { ...after, layers };
  if (added) return { ...patch, added: patch.added.map((record) => (record === added ? followed : record)) };
  if (!before) return patch;
  return { ...patch, updated: [...patch.updated.filter((each) => each !== update), { before, after: followed }] };
}

/**
 * The page's part of an edit: its regions layer follows when formulas come, go or move on it, and it is a page of several
 * formulas from then on. How a formula is placed in its text belongs to the regions too, but to those that a page of
 * several formulas has. Null where nothing of the page changes.
 */
export function followRegions(
  before: Work,
  after: Work,
  patches: readonly AnnotationPatch[],
  role: Role,
): AnnotationPatch | null {
  const page = pageOf(before.page);
  const isFollowed = patches.some(page?.holds === 'formulas' ? touchesPlacement : touchesRegion);
  if (!page || !isFollowed) return null;
  const regions = layerAfterEdit(page.regions, after.formulas.size > 0, role);
  if (page.holds === 'formulas' && isEqual(regions, page.regions)) return null;
  return {
    document: before.page.ref,
    base: before.page.revision,
    added: [],
    updated: [{ before: page, after: { ...page, holds: 'formulas', regions } }],
    removed: [],
  };
}

function isFormula(record: DocumentRecord): record is Formula {
  return record.kind === 'formula';
}

function touchedLayers(before: Formula | null, after: Formula, patch: AnnotationPatch): readonly FormulaLayerName[] {
  const kinds = new Set<DocumentRecord['kind']>(
    [...patch.added, ...patch.removed, ...patch.updated.map((update) => update.before)].map(({ kind }) => kind),
  );
  const touches: Readonly<Record<FormulaLayerName, boolean>> = {
    symbols: kinds.has('symbol'),
    layout: kinds.has('relation') || !isEqual(before?.order ?? null, after.order),
    latex: (before?.latex ?? '') !== after.latex,
  };
  return formulaLayerNames.filter((layer) => touches[layer]);
}

function holdsContent(
  current: AnnotationDocument,
  after: Formula,
  { added, removed }: AnnotationPatch,
  layer: FormulaLayerName,
): boolean {
  const { symbols, relations } = contentOf(current);
  const count = (kind: DocumentRecord['kind'], now: number) =>
    now +
    added.filter((record) => record.kind === kind).length -
    removed.filter((record) => record.kind === kind).length;
  switch (layer) {
    case 'symbols':
      return count('symbol', symbols.size) > 0;
    case 'layout':
      return count('relation', relations.length) > 0 || after.order !== null || count('symbol', symbols.size) === 1;
    case 'latex':
      return after.latex !== '';
  }
}

function touchesRegion(patch: AnnotationPatch): boolean {
  return (
    [...patch.added, ...patch.removed].some(isFormula) ||
    patch.updated.some(
      ({ before, after }) => isFormula(before) && isFormula(after) && !isEqual(before.region, after.region),
    )
  );
}

function touchesPlacement(patch: AnnotationPatch): boolean {
  return (
    touchesRegion(patch) ||
    patch.updated.some(
      ({ before, after }) => isFormula(before) && isFormula(after) && before.placement !== after.placement,
    )
  );
}
