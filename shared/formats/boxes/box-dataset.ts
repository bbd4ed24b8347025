import type { Box } from '#schemas/domain/geometry.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { FrozenFormula, FrozenPage, FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PixelWindow, ReleaseReader } from '../dataset-format.ts';
import {
  type ChosenClass,
  type ChosenClasses,
  chooseClasses,
  chooseRegionClasses,
  type RegionClasses,
} from '../writing/class-choice.ts';
import { symbolWithoutClass } from '../writing/class-index.ts';
import { clipBox, moveBox, symbolWindow } from '../writing/cut-window.ts';
import { itemName } from '../writing/item-name.ts';
import { differs, placeFormula } from '../writing/place-formula.ts';

/** One labelled box of a picture. */
export interface BoxObject {
  /** Id of the symbol, or of the formula that a region is. */
  readonly id: string;
  /** From 0. */
  readonly classIndex: number;
  readonly label: string;
  /** In pixels of the picture, inside it. */
  readonly box: Box;
  readonly placement: 'inline' | 'isolated' | null;
  /** It stands there, but no truth could be made of it. */
  readonly unusable: boolean;
}

/** One picture with its boxes; what is cut from the page is `window`. */
export interface BoxItem {
  readonly kind: 'item';
  readonly side: SplitSide;
  /** Name of its files without extension. */
  readonly name: string;
  readonly picture: FrozenPicture;
  readonly window: PixelWindow;
  readonly objects: readonly BoxObject[];
  readonly relations: readonly { readonly parent: string; readonly child: string; readonly type: string }[] | null;
  /** As it was written. */
  readonly latex: string | null;
  readonly writer: string | null;
  readonly notes: readonly Entry[];
}

export interface BoxDataset {
  readonly title: string;
  readonly classes: readonly ChosenClass[];
  /** Every reading gives the same in the same order. */
  items(): AsyncIterable<BoxItem | Extract<Entry, { kind: 'skipped' }>>;
}

export interface BoxDatasetWishes {
  readonly classes: DatasetOptions['classes'];
  /** Pictures with a shorter side are widened on their page, or skipped where the page is smaller. */
  readonly minimumSide: number;
}

/** Formulas with their symbols. */
export function symbolBoxes(release: ReleaseReader, wishes: BoxDatasetWishes): BoxDataset {
  const chosen = chooseClasses(release, wishes.classes);
  return {
    title: `Release ${release.number}: symbols in formulas`,
    classes: chosen.classes,
    items: async function* () {
      for await (const { side, formula } of release.formulas()) {
        if (formula.symbols !== null) yield formulaItem(formula, side, chosen, wishes.minimumSide);
      }
    },
  };
}

/** Pages with the regions of their formulas. */
export function regionBoxes(
  release: ReleaseReader,
  { regions = 'one', minimumSide }: Pick<BoxDatasetWishes, 'minimumSide'> & Partial<Pick<DatasetOptions, 'regions'>>,
): BoxDataset {
  const chosen = chooseRegionClasses(regions);
  return {
    title: `Release ${release.number}: formulas on pages`,
    classes: chosen.classes,
    items: async function* () {
      for await (const { side, page } of release.pages()) yield pageItem(page, side, chosen, minimumSide);
    },
  };
}

function formulaItem(
  formula: FrozenFormula,
  side: SplitSide,
  chosen: ChosenClasses,
  minimumSide: number,
): BoxItem | Extract<Entry, { kind: 'skipped' }> {
  const name = itemName(formula.sourceName, formula.id);
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') return { kind: 'skipped', item: name, reason: placed.reason, count: 1 };
  const window = symbolWindow(placed.window, formula.picture, 0, minimumSide);
  if (Math.min(window.width, window.height) < minimumSide) return tooSmall(name, minimumSide);
  const [left, top] = [placed.window.x - window.x, placed.window.y - window.y];
  const isWidened = left !== 0 || top !== 0;
  const objects: BoxObject[] = [];
  for (const { symbol, box } of placed.symbols) {
    const classIndex = chosen.indexOf(symbol.symbolClass);
    if (classIndex === null) return { kind: 'skipped', item: name, reason: symbolWithoutClass, count: 1 };
    objects.push({
      id: symbol.id,
      classIndex,
      label: chosen.classes[classIndex]?.name ?? '',
      box: isWidened ? moveBox(box, left, top) : box,
      placement: null,
      unusable: false,
    });
  }
  return {
    kind: 'item',
    side,
    name,
    picture: formula.picture,
    window,
    objects,
    relations: formula.layout?.relations ?? null,
    latex: formula.latex?.raw ?? null,
    writer: formula.writer,
    notes: placed.notes.map((note): Entry => ({ kind: 'noted', item: name, reason: note })),
  };
}

function pageItem(
  page: FrozenPage,
  side: SplitSide,
  chosen: RegionClasses,
  minimumSide: number,
): BoxItem | Extract<Entry, { kind: 'skipped' }> {
  const { picture, writer } = page;
  const { width, height } = picture;
  const name = itemName(page.sourceName, page.page);
  if (Math.min(width, height) < minimumSide) return tooSmall(name, minimumSide);
  const notes: Entry[] = [];
  const objects: BoxObject[] = [];
  for (const { formula, box, placement, unusable } of page.regions) {
    const clipped = clipBox(box, picture);
    if (clipped === null) notes.push({ kind: 'noted', item: name, reason: regionOutside });
    else {
      if (differs(box, clipped)) notes.push({ kind: 'noted', item: name, reason: regionClipped });
      const { index, name: label } = chosen.classOf(placement);
      objects.push({ id: formula, classIndex: index, label, box: clipped, placement, unusable });
    }
  }
  const window = { x: 0, y: 0, width, height };
  return { kind: 'item', side, name, picture, window, objects, relations: null, latex: null, writer, notes };
}

function tooSmall(item: string, minimumSide: number): Extract<Entry, { kind: 'skipped' }> {
  const message = `The page is smaller than ${minimumSide} pixels a side; loaders of this format take such pictures for damaged ones.`;
  return { kind: 'skipped', item, reason: reason('page-too-small', message, { minimumSide }), count: 1 };
}

export const regionOutside = reason('region-outside-page', 'A region that lies outside its page was left out.');
export const regionClipped = reason('region-clipped', 'A region that reaches over the edge of its page was cut at it.');
