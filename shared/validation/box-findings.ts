import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';

/** What is wrong with boxes, with the symbols that are meant. */
export interface BoxFinding {
  readonly kind: 'box-outside' | 'box-duplicate' | 'box-tiny' | 'symbol-unlabelled';
  readonly symbols: readonly SymbolId[];
  readonly reason: Reason;
}

/** Two boxes of one class that overlap by more than this (intersection over union) are one symbol drawn twice. */
export const duplicateOverlap = 0.85;
/** A box whose longer side is shorter than this holds no readable mark, in page pixels. */
export const tinySidePx = 3;
/** Boxes stand at the edge of ink, so that a part of a pixel beyond the page is rounding. */
const edgeTolerancePx = 1;

/** Checks the boxes of one formula by geometry alone. Boxes, region and page in page pixels. */
export function findBoxFaults(
  symbols: readonly FormulaSymbol[],
  place: { readonly region: Box; readonly page: { readonly width: number; readonly height: number } },
  labelOf: (symbol: FormulaSymbol) => string,
): readonly BoxFinding[] {
  return symbols.flatMap((symbol, index) => {
    const label = labelOf(symbol);
    const findings: BoxFinding[] = [];
    const add = (kind: BoxFinding['kind'], message: string, others: readonly SymbolId[] = []) =>
      findings.push({ kind, symbols: [symbol.id, ...others], reason: reason(kind, message, { label }) });
    if (isOutside(symbol.box, place)) add('box-outside', `The box of ${label} lies outside its formula or its page.`);
    if (Math.max(symbol.box.width, symbol.box.height) < tinySidePx)
      add('box-tiny', `The box of ${label} is too small to hold a symbol.`);
    if (symbol.symbolClass === null) add('symbol-unlabelled', 'A symbol has no class.');
    const first = symbols
      .slice(0, index)
      .find((other) => other.symbolClass === symbol.symbolClass && overlapOf(other.box, symbol.box) > duplicateOverlap);
    if (first) add('box-duplicate', `Two boxes of ${label} are around the same ink.`, [first.id]);
    return findings;
  });
}

function isOutside(box: Box, { region, page }: Parameters<typeof findBoxFaults>[1]): boolean {
  const isOnPage =
    box.x >= -edgeTolerancePx &&
    box.y >= -edgeTolerancePx &&
    box.x + box.width <= page.width + edgeTolerancePx &&
    box.y + box.height <= page.height + edgeTolerancePx;
  return !isOnPage || intersectionOf(box, region) === 0;
}

function intersectionOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union (Jaccard index) of two boxes. */
function overlapOf(a: Box, b: Box): number {
  const both = intersectionOf(a, b);
  return both / (a.width * a.height + b.width * b.height - both);
}
