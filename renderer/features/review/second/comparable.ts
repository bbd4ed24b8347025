import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import { formulaRecordOf } from '#shared/comparing/compare-formulas.ts';
import { boxIou } from '#shared/metrics/box-iou.ts';

/** IoU from which two boxes of one symbol are drawn alike: nobody has to decide between them. */
const alikeIou = 0.9;

/**
 * An annotation as it is compared with another by eye: without what is not annotated (states of layers; categories,
 * placement and note, which only one of the two was asked for), and with the boxes of `like` where they hardly differ.
 *
 * @param isAlikeLatex whether the LaTeX of the two says the same: then it is that of `like`
 */
export function comparable(
  document: AnnotationDocument,
  like: AnnotationDocument,
  isAlikeLatex = false,
): AnnotationDocument {
  const formula = formulaRecordOf(document);
  const model = formulaRecordOf(like);
  if (!formula || !model) return document;
  const { categories, placement, note, region } = model;
  const layers = { symbols: absentLayer, layout: absentLayer, latex: absentLayer };
  const records = new Map(document.records).set(formula.id, {
    ...formula,
    ...(isAlikeLatex ? { latex: model.latex } : {}),
    categories,
    placement,
    note,
    region,
    layers,
  });
  for (const record of document.records.values()) {
    const twin = like.records.get(record.id);
    if (record.kind !== 'symbol' || twin?.kind !== 'symbol') continue;
    if (boxIou(record.box, twin.box) >= alikeIou) records.set(record.id, { ...record, box: twin.box });
  }
  return { ...document, records };
}
