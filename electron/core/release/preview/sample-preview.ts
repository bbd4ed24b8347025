import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { FrozenFormula, FrozenPage, type FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { PictureCut, PixelWindow, WritingTools } from '#shared/formats/dataset-format.ts';
import { clipBox, coverWindow, symbolWindow } from '#shared/formats/writing/cut-window.ts';
import { type PlacedSymbol, placeFormula } from '#shared/formats/writing/place-formula.ts';
import { seededHash } from '#shared/split/seeded-hash.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { listItems } from '../list-items.ts';
import type { OpenRelease } from '../open-release.ts';
import type { FirstSymbol } from './count-classes.ts';
import type { Sample } from './release-preview.ts';

/** Crops of each class by side, as `data:` addresses. */
type Crops = ReadonlyMap<SymbolClassId, Partial<Record<SplitSide, string>>>;

export interface PreviewSamples {
  readonly formulas: readonly Sample[];
  readonly crops: Crops;
}

const pagesASide = 2;
const formulasASide = 4;
const longestSide = 480;
const longestSideOfPage = 640;
/** A long line of symbols is drawn at least so high, while it is no longer than this. */
const lineHeight = 64;
const longestLine = 3200;
const cropSide = 44;
/** Pictures that are decoded for classes which no drawn formula holds: at most so many, with so many pixels. */
const mostOtherPictures = 400;
const mostOtherPixels = 120_000_000;

/** Draws a few pages of each side with their regions, by the seed of the split. */
export async function samplePages(
  store: Store,
  opened: OpenRelease,
  cutBytes: WritingTools['cutBytes'],
): Promise<readonly Sample[]> {
  const pages: Sample[] = [];
  for (const { side, version } of await chooseItems(store, opened, 'page', pagesASide)) {
    const { picture, sourceName, regions } = FrozenPage.parse(
      JSON.parse(await store.releases.versionDocument(version)),
    );
    const { width, height } = picture;
    const [drawn] = await cutBytes(picture, [shownWhole({ x: 0, y: 0, width, height }, longestSideOfPage)]);
    if (!drawn) continue;
    const boxes = regions.flatMap(({ box, placement }) => {
      const inside = clipBox(box, picture);
      return inside ? [{ ...inside, label: placement ?? 'formula' }] : [];
    });
    pages.push({ side, name: sourceName, picture: dataUri(drawn), width, height, boxes, latex: '' });
  }
  return pages;
}

/** Draws a few formulas of each side by the seed of the split, and cuts the classes that they hold. */
export async function samplePreview(
  store: Store,
  opened: OpenRelease,
  cutBytes: WritingTools['cutBytes'],
): Promise<PreviewSamples> {
  const chosen = await chooseItems(store, opened, 'formula', formulasASide);
  const crops: GrowingCrops = new Map();
  const formulas: Sample[] = [];
  // One after the other: they are few, and other work goes on beside them.
  for (const item of chosen) {
    const sample = await drawSample(store, opened, item, crops, cutBytes);
    if (!sample) continue;
    formulas.push(sample.formula);
    for (const { symbolClass, png } of sample.crops) keep(crops, symbolClass, item.side, png);
  }
  return { formulas, crops };
}

/** Cuts a sample of each class and side that has none yet, as far as that takes few pictures. */
export async function sampleOtherClasses(
  samples: PreviewSamples,
  firsts: readonly FirstSymbol[],
  cutBytes: WritingTools['cutBytes'],
): Promise<PreviewSamples> {
  const crops = new Map(samples.crops);
  const missing = firsts.filter(({ symbolClass, side }) => crops.get(symbolClass)?.[side] === undefined);
  const byPicture = [...Map.groupBy(missing, ({ picture }) => picture.sha256).values()];
  let pixels = 0;
  for (const symbols of byPicture.toSorted((a, b) => b.length - a.length).slice(0, mostOtherPictures)) {
    const [first] = symbols;
    if (!first) continue;
    pixels += first.picture.width * first.picture.height;
    if (pixels > mostOtherPixels) break;
    const cut = symbols.map(({ box }) => cropOf(box, first.picture));
    const pngs = await cutBytes(first.picture, cut);
    symbols.forEach(({ symbolClass, side }, index) => {
      const png = pngs[index];
      if (png) keep(crops, symbolClass, side, png);
    });
  }
  return { ...samples, crops };
}

type GrowingCrops = Map<SymbolClassId, Partial<Record<SplitSide, string>>>;

function keep(crops: GrowingCrops, symbolClass: SymbolClassId, side: SplitSide, png: Uint8Array): void {
  crops.set(symbolClass, { ...crops.get(symbolClass), [side]: crops.get(symbolClass)?.[side] ?? dataUri(png) });
}

function dataUri(picture: Uint8Array): string {
  const type = picture[0] === 0xff ? 'jpeg' : 'png';
  return `data:image/${type};base64,${Buffer.from(picture).toString('base64')}`;
}

function cropOf(box: Box, picture: FrozenPicture): Omit<PictureCut, 'picture'> {
  return {
    window: symbolWindow(box, picture, 2, 8),
    minimumSide: 8,
    look: { square: true, background: 'white', longestSide: cropSide, resampling: 'linear' },
  };
}

/** The items with the lowest hashes: a draw that reads no document. */
async function chooseItems(
  store: Store,
  { release, reader }: OpenRelease,
  type: ReleaseItem['type'],
  aSide: number,
): Promise<readonly ReleaseItem[]> {
  const best: Record<SplitSide, { rank: number; item: ReleaseItem }[]> = { train: [], validation: [], test: [] };
  for await (const item of listItems(store, release.id, type)) {
    const kept = best[item.side];
    kept.push({ rank: seededHash(reader.seed, item.id), item });
    kept.sort((a, b) => a.rank - b.rank);
    kept.length = Math.min(kept.length, aSide);
  }
  return splitSides.flatMap((side) => best[side].map(({ item }) => item));
}

function shownWhole(window: PixelWindow, longest: number): Omit<PictureCut, 'picture'> {
  return { window, minimumSide: 1, look: { longestSide: longest, type: 'shown' } };
}

function longestFor({ width, height }: PixelWindow): number {
  const readable = Math.min(width, Math.round((lineHeight * width) / height), longestLine);
  return Math.max(longestSide, readable);
}

async function drawSample(
  store: Store,
  { classes }: OpenRelease,
  item: ReleaseItem,
  crops: PreviewSamples['crops'],
  cutBytes: WritingTools['cutBytes'],
) {
  const formula = FrozenFormula.parse(JSON.parse(await store.releases.versionDocument(item.version)));
  const labels = new Map(classes.map(({ symbolClass, label }) => [symbolClass, label]));
  const placed = placeFormula(formula);
  const symbols = placed.kind === 'placed' ? placed.symbols : [];
  const window = placed.kind === 'placed' ? placed.window : coverWindow([formula.region]);
  const wanted = symbols.flatMap(({ symbol }) => {
    const { symbolClass } = symbol;
    const isShown = symbolClass === null || crops.get(symbolClass)?.[item.side] !== undefined;
    return isShown ? [] : [{ symbolClass, box: symbol.box }];
  });
  const shown = [...new Map(wanted.map((one) => [one.symbolClass, one])).values()];
  const whole = shownWhole(window, longestFor(window));
  const cuts = shown.map(({ box }) => cropOf(box, formula.picture));
  const [sample, ...rest] = await cutBytes(formula.picture, [whole, ...cuts]);
  if (!sample) return null;
  return {
    formula: {
      side: item.side,
      name: formula.sourceName,
      picture: dataUri(sample),
      width: window.width,
      height: window.height,
      boxes: symbols.map((symbol) => ({ ...symbol.box, label: labelOf(symbol, labels) })),
      latex: formula.latex?.raw ?? '',
    },
    crops: shown.flatMap(({ symbolClass }, index) => {
      const cut = rest[index];
      return cut ? [{ symbolClass, png: cut }] : [];
    }),
  };
}

function labelOf({ symbol }: PlacedSymbol, labels: ReadonlyMap<SymbolClassId, string>): string {
  return symbol.symbolClass === null ? '' : (labels.get(symbol.symbolClass) ?? '');
}
