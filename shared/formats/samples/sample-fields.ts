import type { BoxItem } from '../boxes/box-dataset.ts';
import type { CropItem } from '../crops/crop-items.ts';
import type { LatexItem } from '../formulas/latex-items.ts';
import { roundBox } from '../writing/round-pixels.ts';

/**
 * Columns of one sample beside its picture. Every column has one type in all rows (typed table readers refuse anything
 * else): what is not known is an empty text.
 */
export type SampleFields = Readonly<Record<string, unknown>>;

/** A picture with boxes: `objects` holds lists of one length, as Hugging Face has it. */
export function boxFields({ window, objects, writer }: BoxItem, hasRegions: boolean): SampleFields {
  return {
    width: window.width,
    height: window.height,
    writer: writer ?? '',
    objects: {
      bbox: objects.map(({ box }) => roundBox(box, window)),
      category: objects.map(({ classIndex }) => classIndex),
      label: objects.map(({ label }) => label),
      ...(hasRegions
        ? {
            placement: objects.map(({ placement }) => placement ?? 'unknown'),
            unusable: objects.map(({ unusable }) => unusable),
          }
        : {}),
    },
  };
}

/** The crop of a symbol; `bbox` is its box in the crop where the crop is as it was cut. */
export function cropFields({ trainingClass, formula, symbol, box }: CropItem): SampleFields {
  return {
    label: trainingClass.label,
    label_id: trainingClass.trainingIndex,
    formula_id: formula.id,
    symbol_id: symbol.id,
    writer: formula.writer ?? '',
    bbox: box,
  };
}

/** A formula with its LaTeX: `text` is what a model is to write, `latex` what a person wrote. */
export function latexFields({ name, text, raw, formula }: LatexItem): SampleFields {
  return { id: name, text, latex: raw, writer: formula.writer ?? '' };
}
