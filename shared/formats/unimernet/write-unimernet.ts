import { splitSides } from '#schemas/domain/split.ts';
import { type DatasetFormat, registerFormat } from '../dataset-format.ts';
import { pngOfFormula } from '../formulas/formula-picture.ts';
import { type LatexOptionName, latexItems, latexOptions } from '../formulas/latex-items.ts';
import { formulaLook } from '../writing/crop-look.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { noItems } from '../writing/side-counts.ts';

const pictureOptions = ['imageHeight', 'polarity', 'resampling'] as const;

/** UniMERNet and pix2tex: `<side>/math.txt`, one formula a line, and `<side>/images/0000000.png`: the line, from 0. */
const format: DatasetFormat<LatexOptionName | (typeof pictureOptions)[number]> = {
  id: 'unimernet',
  title: 'UniMERNet, pix2tex',
  subModel: 'converter',
  version: '2',
  options: [...latexOptions, ...pictureOptions],
  isUsual: false,
  loading: [
    {
      trainer: 'UniMERNet',
      language: 'yaml',
      code: 'vis_root: {folder}/{side}/images  # anno_path: {folder}/{side}/math.txt',
    },
    {
      trainer: 'pix2tex',
      language: 'sh',
      code: 'python -m pix2tex.dataset.dataset --equations {folder}/{side}/math.txt --images {folder}/{side}/images --out {side}.pkl',
    },
  ],
  write: async function* (release, options) {
    yield* nameNotHeld(...(options.latex === 'raw' ? [] : (['raw-latex'] as const)), 'writer', 'categories');
    const look = formulaLook({ ...options, imageType: 'png' });
    const written = noItems();
    for (const side of splitSides) yield { kind: 'text', path: `${side}/math.txt`, text: '' };
    for await (const item of latexItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const line = String(written[item.side]).padStart(7, '0');
      written[item.side] += 1;
      yield* pngOfFormula(`${item.side}/images/${line}`, item, look);
      yield* item.notes;
      yield { kind: 'text', path: `${item.side}/math.txt`, text: `${item.text}\n` };
    }
    return written;
  },
};

export const converterUnimernet = registerFormat(format);
