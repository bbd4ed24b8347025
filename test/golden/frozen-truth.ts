import type { OpenRelease } from '#electron/core/release/open-release.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import type { TrueFormula, TruePage } from './stored-truth.ts';

export type Placed<Item> = Item & { readonly side: SplitSide };

export interface FrozenTruth {
  readonly formulas: readonly Placed<FrozenFormula>[];
  readonly pages: readonly Placed<FrozenPage>[];
  labelOf(symbolClass: string | null): string;
}

export async function readFrozenTruth(opened: OpenRelease): Promise<FrozenTruth> {
  const formulas: Placed<FrozenFormula>[] = [];
  for await (const { side, formula } of opened.reader.formulas()) formulas.push({ ...formula, side });
  const pages: Placed<FrozenPage>[] = [];
  for await (const { side, page } of opened.reader.pages()) pages.push({ ...page, side });
  const labels = new Map(opened.classes.map(({ symbolClass, label }) => [symbolClass as string, label]));
  return { formulas, pages, labelOf: (symbolClass) => labels.get(symbolClass ?? '') ?? '' };
}

/** The part of a page that a formula's image must show: its region and all its boxes, at whole pixels. */
export function cutOf({ region, symbols, picture }: FrozenFormula): Box {
  const boxes = [region, ...(symbols ?? []).map(({ box }) => box)];
  const rounding = 1e-3;
  const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.x)) + rounding));
  const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.y)) + rounding));
  const right = Math.min(picture.width, Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)) - rounding));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) - rounding));
  return { x, y, width: right - x, height: bottom - y };
}

/** A frozen formula as it must come back from its own image. */
export function truthOfFrozen(formula: FrozenFormula, labelOf: FrozenTruth['labelOf']): TrueFormula {
  const cut = cutOf(formula);
  const symbols = formula.symbols ?? [];
  const place = new Map(symbols.map(({ id }, index) => [id, index]));
  const relations = formula.layout?.relations ?? null;
  const labelled = symbols.map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) }));
  const isTree = relations !== null && readingOrder(labelled, relations).complete;
  return {
    source: formula.id,
    region: { x: 0, y: 0, width: cut.width, height: cut.height },
    placement: null,
    unusable: false,
    symbols: formula.symbols?.map(({ symbolClass, box }) => ({
      label: labelOf(symbolClass),
      box: { ...box, x: box.x - cut.x, y: box.y - cut.y },
    })) ?? null,
    relations: relations?.map(({ parent, child, type }) => ({
      parent: place.get(parent) ?? -1,
      child: place.get(child) ?? -1,
      type,
    })) ?? null,
    order: isTree ? null : (formula.layout?.order?.map((id) => place.get(id) ?? -1) ?? null),
    latex: formula.latex?.raw ?? null,
  };
}

/** A frozen page with its regions as it must come back. */
export function truthOfFrozenPage({ page, picture, writer, regions }: FrozenPage): TruePage {
  return {
    source: page,
    width: picture.width,
    height: picture.height,
    writer,
    hasRegions: true,
    formulas: regions.map(({ box, placement, unusable }) => ({
      source: page,
      region: box,
      placement,
      unusable,
      symbols: null,
      relations: null,
      order: null,
      latex: null,
    })),
  };
}
