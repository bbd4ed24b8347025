import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage, FrozenSymbol } from '#schemas/formats/frozen-release.ts';
import { clipBox } from '#shared/formats/writing/cut-window.ts';

/** Below this many train symbols a class is hardly learnt. */
const fewSymbols = 5;
/** Pixels of the longer side of a box that cannot hold a symbol. */
const tinyBox = 3;

const outside = reason('symbol-outside-page', 'The symbol lies outside its page.');
const overEdge = reason('box-over-edge', 'The box of a symbol reaches over the edge of its page.');
const tiny = reason('tiny-box', 'The box of a symbol is smaller than 3 pixels.');
const withoutClass = reason('symbol-without-class', 'A symbol was accepted without a class.');
const unused = reason(
  'class-unused',
  'The class has a training index from an earlier release, and no symbol in this one.',
);
const notInTrain = reason(
  'class-not-in-train',
  'The class is in validation or test, and not in train: no model can learn it.',
);
const notInTest = reason(
  'class-not-in-test',
  'The class is in train, and not in the test set: nobody will see how well it is read.',
);
const rare = reason('class-rare', `The class has fewer than ${fewSymbols} symbols in train.`);

/** Of the pages of an import; releases say how many these are, and no more. */
export const noLicence = reason('licence-unknown', 'Nobody has said under which licence the page stands.');

/** Of pages with other sources: datasets hold the same picture twice, and read back it is one page. */
export const samePicture = reason('picture-of-another', 'The picture of the page is that of another page.');

/** Finds the pages of a release whose pictures have the same bytes. */
export class PictureOwners {
  readonly #first = new Map<string, { readonly page: string; readonly sourceName: string; isShared: boolean }>();

  /** Names of pages that are found to share their picture with this one: the first to have it, once, and this one. */
  add({ page, sourceName, picture: { sha256 } }: FrozenPage | FrozenFormula): readonly string[] {
    const first = this.#first.get(sha256);
    if (!first) {
      this.#first.set(sha256, { page, sourceName, isShared: false });
      return [];
    }
    if (first.page === page) return [];
    const names = first.isShared ? [sourceName] : [first.sourceName, sourceName];
    first.isShared = true;
    return names;
  }

  isShared({ picture: { sha256 } }: FrozenPage | FrozenFormula): boolean {
    return this.#first.get(sha256)?.isShared === true;
  }
}

/** What is doubtful about a symbol of a release. */
export function symbolFindings({ symbolClass, box }: FrozenSymbol, { picture }: FrozenFormula): readonly Reason[] {
  const found: Reason[] = [];
  const inside = clipBox(box, picture);
  if (inside === null) found.push(outside);
  else if (box.width - inside.width > 1 || box.height - inside.height > 1) found.push(overEdge);
  if (Math.max(box.width, box.height) < tinyBox) found.push(tiny);
  if (symbolClass === null) found.push(withoutClass);
  return found;
}

/** What is doubtful about a class, by its symbols on each side. */
export function classFindings({ train, validation, test }: Readonly<Record<SplitSide, number>>): readonly Reason[] {
  const found: Reason[] = [];
  if (train + validation + test === 0) found.push(unused);
  else if (train === 0) found.push(notInTrain);
  else if (test === 0) found.push(notInTest);
  if (train > 0 && train < fewSymbols) found.push(rare);
  return found;
}
