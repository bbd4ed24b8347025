import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import { formulaRecordOf } from '#shared/comparing/compare-formulas.ts';

/**
 * An annotation without what is not annotated: states of layers, and what only one of the two was asked for
 * (categories, placement, note), which are taken from `like` where it is given.
 */
export function withoutStates(document: AnnotationDocument, like: AnnotationDocument = document): AnnotationDocument {
  const formula = formulaRecordOf(document);
  const model = formulaRecordOf(like);
  if (!formula || !model) return document;
  const { categories, placement, note, region } = model;
  const layers = { symbols: absentLayer, layout: absentLayer, latex: absentLayer };
  const bare = { ...formula, categories, placement, note, region, layers };
  return { ...document, records: new Map(document.records).set(formula.id, bare) };
}
