import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type PictureLook,
  type ReleaseReader,
  registerFormat,
} from '../dataset-format.ts';
import { captionTokens } from '../writing/caption-tokens.ts';
import { type FormulaPictureOptionName, formulaLook, formulaPictureOptions } from '../writing/crop-look.ts';
import { itemName } from '../writing/item-name.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { noItems } from '../writing/side-counts.ts';

/**
 * The layout of WAP, BTTR and CoMER: `data/<side>/caption.txt` (`name TAB tokens with one space between`),
 * `data/<side>/img/<name>.<ext>`, and `dictionary.txt` with every token of all sides, one a line.
 */
const format: DatasetFormat<FormulaPictureOptionName> = {
  id: 'caption',
  title: 'caption.txt',
  subModel: 'converter',
  version: '1',
  options: formulaPictureOptions,
  isUsual: true,
  loading: [
    {
      trainer: 'BTTR, CoMER',
      language: 'sh',
      code: 'cd {folder} && zip -r data.zip data  # then: --data.zipfile_path data.zip',
    },
  ],
  write: writeCaptions,
};

export const converterCaption = registerFormat(format);

async function* writeCaptions(
  release: ReleaseReader,
  options: Pick<DatasetOptions, FormulaPictureOptionName>,
): AsyncGenerator<Entry, FormatSummary> {
  const written = noItems();
  const look = formulaLook(options);
  const dictionary = new Set<string>();
  for (const side of splitSides) yield { kind: 'text', path: pathOf(side), text: '' };
  for await (const { side, formula } of release.formulas()) {
    if (formula.latex === null) continue;
    const entries = entriesOf(formula, side, dictionary, look);
    yield* entries;
    if (!entries.some((entry) => entry.kind === 'skipped')) written[side] += 1;
  }
  const words = [...dictionary].sort();
  yield { kind: 'text', path: 'dictionary.txt', text: words.map((word) => `${word}\n`).join('') };
  return written;
}

function entriesOf(
  formula: FrozenFormula,
  side: SplitSide,
  dictionary: Set<string>,
  look: PictureLook | null,
): readonly Entry[] {
  const name = itemName(formula.sourceName, formula.id);
  const caption = captionTokens(formula);
  if (caption.kind === 'unreadable') return [{ kind: 'skipped', item: caption.item, reason: caption.reason, count: 1 }];
  const whole = placeFormula(formula);
  // LaTeX alone needs no symbols: one that lies outside the page does not keep the formula out.
  const placed = whole.kind === 'placed' ? whole : placeFormula({ ...formula, symbols: null });
  if (placed.kind === 'unplaceable') return [{ kind: 'skipped', item: name, reason: placed.reason, count: 1 }];
  for (const token of caption.tokens) dictionary.add(token);
  const picture = placePicture(`data/${side}/img`, name, formula.picture, placed.window, look);
  return [...picture.entries, { kind: 'text', path: pathOf(side), text: `${name}\t${caption.tokens.join(' ')}\n` }];
}

function pathOf(side: SplitSide): string {
  return `data/${side}/caption.txt`;
}
