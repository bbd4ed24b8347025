import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaLayerName, Layer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Role } from '#schemas/domain/person.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { layerAfterEdit } from '#shared/annotation/layer-rules.ts';
import { contentOf } from '../work/formula-content.ts';
import { type Work, withDocument } from '../work/work.ts';

/**
 * The document after a patch with the layer states that the core will give it, so that the screen need not wait. Only
 * what the patch touches is looked at: comparing whole documents would be felt with thousands of symbols.
 */
export function followLayers(after: AnnotationDocument, patch: AnnotationPatch, role: Role): AnnotationDocument {
  const formula = formulaOf(after);
  if (!formula) return after;
  const layers: Record<FormulaLayerName, Layer> = { ...formula.layers };
  for (const layer of touchedLayers(patch)) {
    layers[layer] = layerAfterEdit(layers[layer], holdsContent(after, layer), role);
  }
  return { ...after, records: new Map(after.records).set(formula.id, { ...formula, layers }) };
}

/** The page after formulas came, went or moved on it. */
export function followRegions(work: Work, patches: readonly AnnotationPatch[], role: Role): Work {
  const page = pageOf(work.page);
  if (!page || page.holds !== 'formulas' || !patches.some(touchesRegion)) return work;
  const regions = layerAfterEdit(page.regions, work.formulas.size > 0, role);
  return withDocument(work, { ...work.page, records: new Map([[page.id, { ...page, regions }]]) });
}

function touchedLayers(patch: AnnotationPatch): ReadonlySet<FormulaLayerName> {
  const touched = new Set<FormulaLayerName>();
  for (const record of [...patch.added, ...patch.removed]) {
    if (record.kind === 'symbol') touched.add('symbols');
    if (record.kind === 'relation') touched.add('layout');
    if (record.kind === 'formula' && record.latex !== '') touched.add('latex');
  }
  for (const { before, after } of patch.updated) {
    if (before.kind === 'symbol') touched.add('symbols');
    if (before.kind === 'relation') touched.add('layout');
    if (before.kind === 'formula' && after.kind === 'formula') {
      if (before.latex !== after.latex) touched.add('latex');
      if (before.order?.join() !== after.order?.join()) touched.add('layout');
    }
  }
  return touched;
}

function touchesRegion(patch: AnnotationPatch): boolean {
  return (
    [...patch.added, ...patch.removed].some((record) => record.kind === 'formula') ||
    patch.updated.some(
      ({ before, after }) =>
        before.kind === 'formula' &&
        after.kind === 'formula' &&
        (before.region !== after.region || before.placement !== after.placement),
    )
  );
}

function holdsContent(document: AnnotationDocument, layer: FormulaLayerName): boolean {
  const { symbols, relations } = contentOf(document);
  switch (layer) {
    case 'symbols':
      return symbols.size > 0;
    case 'layout':
      return relations.length > 0 || (formulaOf(document)?.order ?? null) !== null || symbols.size === 1;
    case 'latex':
      return (formulaOf(document)?.latex ?? '') !== '';
  }
}
