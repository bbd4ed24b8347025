import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type DatasetFormat, registerFormat } from '../dataset-format.ts';
import { pngOfFormula } from '../formulas/formula-picture.ts';
import { type LatexOptionName, latexItems, latexOptions } from '../formulas/latex-items.ts';
import { formulaLook } from '../writing/crop-look.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { noItems } from '../writing/side-counts.ts';

const lists: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'validate', test: 'test' };

const pictureOptions = ['imageHeight', 'polarity', 'resampling'] as const;

/**
 * im2latex-100k: `formulas.lst` (one formula a line, counted from 0), `{train,validate,test}.lst` with
 * `index name basic`, and `images/<name>.png`. LaTeX is written as it stands in options; preprocessing normalises it.
 */
const format: DatasetFormat<LatexOptionName | (typeof pictureOptions)[number]> = {
  id: 'im2latex',
  title: 'im2latex',
  subModel: 'converter',
  version: '2',
  options: [...latexOptions, ...pictureOptions],
  isUsual: false,
  loading: [
    {
      trainer: 'im2markup',
      language: 'sh',
      code: ({ sides: [side = 'train'] }) =>
        `python scripts/preprocessing/preprocess_filter.py --filter --image-dir {folder}/images --label-path {folder}/formulas.lst --data-path {folder}/${lists[side]}.lst --output-path ${lists[side]}_filter.lst  # its defaults drop pictures over 500x160 and formulas over 150 tokens`,
    },
  ],
  write: async function* (release, options) {
    yield* nameNotHeld(...(options.latex === 'raw' ? [] : (['raw-latex'] as const)), 'writer', 'categories');
    const look = formulaLook({ ...options, imageType: 'png' });
    const written = noItems();
    let index = 0;
    yield { kind: 'text', path: 'formulas.lst', text: '' };
    for (const side of splitSides) yield { kind: 'text', path: `${lists[side]}.lst`, text: '' };
    for await (const item of latexItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      written[item.side] += 1;
      yield* pngOfFormula(`images/${item.name}`, item, look);
      yield* item.notes;
      yield { kind: 'text', path: 'formulas.lst', text: `${item.text}\n` };
      yield { kind: 'text', path: `${lists[item.side]}.lst`, text: `${index} ${item.name} basic\n` };
      index += 1;
    }
    return written;
  },
};

export const converterIm2latex = registerFormat(format);
