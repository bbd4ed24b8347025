import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type ReleaseReader,
  registerFormat,
} from '../dataset-format.ts';
import { latexItems } from '../formulas/latex-items.ts';
import { type FormulaPictureOptionName, formulaLook, formulaPictureOptions } from '../writing/crop-look.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { noItems } from '../writing/side-counts.ts';

/**
 * The layout of WAP, BTTR and CoMER: `data/<side>/caption.txt` (`name TAB tokens with one space between`),
 * `data/<side>/img/<name>.<ext>`, and `dictionary.txt` with every token of all sides, one a line.
 */
type CaptionOptionName = FormulaPictureOptionName | 'splitDigits';

const format: DatasetFormat<CaptionOptionName> = {
  id: 'caption',
  title: 'caption.txt',
  subModel: 'converter',
  version: '2',
  options: [...formulaPictureOptions, 'splitDigits'],
  isUsual: true,
  loading: [
    {
      trainer: 'BTTR, CoMER',
      language: 'sh',
      code: ({ options }) =>
        options['imageType'] === 'bmp'
          ? 'cd {folder} && zip -r data.zip data  # then: --data.zipfile_path data.zip --data.test_year validation; dictionary.txt takes the place of comer/datamodule/dictionary.txt'
          : '# They read grey BMP, white on black: export with the options imageType=bmp and polarity=light-on-dark.',
    },
  ],
  write: writeCaptions,
};

export const converterCaption = registerFormat(format);

async function* writeCaptions(
  release: ReleaseReader,
  options: Pick<DatasetOptions, CaptionOptionName>,
): AsyncGenerator<Entry, FormatSummary> {
  yield* nameNotHeld('raw-latex', 'writer', 'categories');
  const written = noItems();
  const look = formulaLook(options);
  const dictionary = new Set<string>();
  for (const side of splitSides) yield { kind: 'text', path: pathOf(side), text: '' };
  for await (const item of latexItems(release, { ...options, latex: 'canonical' })) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    const { side, name, formula, window, text } = item;
    for (const token of item.tokens) dictionary.add(token);
    written[side] += 1;
    yield* placePicture(`data/${side}/img`, name, formula.picture, window, look).entries;
    yield { kind: 'text', path: pathOf(side), text: `${name}\t${text}\n` };
  }
  const words = [...dictionary].sort();
  yield { kind: 'text', path: 'dictionary.txt', text: words.map((word) => `${word}\n`).join('') };
  return written;
}

function pathOf(side: SplitSide): string {
  return `data/${side}/caption.txt`;
}
