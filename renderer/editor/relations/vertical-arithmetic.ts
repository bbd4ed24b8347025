import type { Box } from '#schemas/domain/geometry.ts';
import { centreOf } from '../geometry/box.ts';
import type { LabelledBox } from './propose-relations.ts';

/** Vertical arithmetic, sorted out. */
export interface VerticalArithmetic<Id extends string> {
  /** From top to bottom, each from left to right; a result bar is a row of its own. */
  readonly rows: readonly (readonly LabelledBox<Id>[])[];
  /** Small digits over the digits that they are carried to. */
  readonly carries: readonly { readonly digit: LabelledBox<Id>; readonly carry: LabelledBox<Id> }[];
}

/** Projects give carries classes of their own, named after the digit: `c1`. */
const written = /^(?:[A-Za-z]*[0-9]|[.,+*=-]|\\times|\\div)$/;
const operators = new Set(['+', '-', '\\times', '\\div', '*']);
/** A bar is this much wider than high, and than a digit is wide. */
const barElongation = 2.5;
const barToDigit = 1.6;
/** Carries are at most this high, as a share of a digit. */
const carryShare = 0.85;

/** The rows of an addition, subtraction or multiplication written underneath each other; null for anything else. */
export function readVerticalArithmetic<Id extends string>(
  symbols: readonly LabelledBox<Id>[],
): VerticalArithmetic<Id> | null {
  if (symbols.length < 4 || symbols.some(({ label }) => label !== null && !written.test(label))) return null;
  const digits = symbols.filter(({ label }) => label === null || /^\d$/.test(label));
  if (digits.length < 2) return null;
  const digitHeight = median(digits.map(({ box }) => box.height));
  const digitWidth = median(digits.map(({ box }) => box.width));
  const bars = symbols.filter(({ label, box }) => isBar(label, box, digitWidth));
  const [top] = bars.toSorted((a, b) => a.box.y - b.box.y);
  if (!top) return null;
  const rows = rowsOf(
    symbols.filter((symbol) => !bars.includes(symbol)),
    digitHeight,
  );
  const above = rows.filter((row) => middleOf(row) < centreOf(top.box).y);
  const operands = above.filter((row, place) => !isCarryRow(row, above[place + 1], digitHeight));
  if (operands.length < 2 || !operands.some(hasOperator)) return null;
  const carries = carriesOver(above, operands);
  const kept = rows.filter((row) => !above.includes(row) || operands.includes(row));
  const all = [...kept, ...bars.map((bar) => [bar])].toSorted((a, b) => middleOf(a) - middleOf(b));
  return carries === null ? null : { rows: all, carries };
}

function isBar(label: string | null, box: Box, digitWidth: number): boolean {
  return (
    (label === '-' || label === '=') && box.width > box.height * barElongation && box.width > digitWidth * barToDigit
  );
}

function hasOperator(row: readonly LabelledBox[]): boolean {
  const [first] = row;
  return first?.label != null && operators.has(first.label);
}

/** A row of small digits over a row that has at least as many. */
function isCarryRow(
  row: readonly LabelledBox[],
  next: readonly LabelledBox[] | undefined,
  digitHeight: number,
): boolean {
  const isSmall = row.every(({ box }) => box.height < digitHeight * carryShare);
  return isSmall && !hasOperator(row) && next !== undefined && row.length <= next.length;
}

/** Symbols at about the same height, from top to bottom and from left to right. */
function rowsOf<Id extends string>(symbols: readonly LabelledBox<Id>[], digitHeight: number): LabelledBox<Id>[][] {
  const rows: LabelledBox<Id>[][] = [];
  for (const symbol of symbols.toSorted((a, b) => centreOf(a.box).y - centreOf(b.box).y)) {
    const last = rows.at(-1);
    if (last && Math.abs(centreOf(symbol.box).y - middleOf(last)) < digitHeight * 0.6) last.push(symbol);
    else rows.push([symbol]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.box.x - b.box.x));
}

/** Each small digit with the nearest digit of the row under it; null where one has none. */
function carriesOver<Id extends string>(
  above: readonly (readonly LabelledBox<Id>[])[],
  operands: readonly (readonly LabelledBox<Id>[])[],
): VerticalArithmetic<Id>['carries'] | null {
  const carries = [];
  for (const row of above.filter((each) => !operands.includes(each))) {
    const under = operands.find((each) => middleOf(each) > middleOf(row));
    for (const carry of row) {
      const digit = under?.filter(({ label }) => label === null || /^\d$/.test(label)).toSorted(nearestTo(carry))[0];
      if (!digit) return null;
      carries.push({ digit, carry });
    }
  }
  return carries;
}

function nearestTo(symbol: LabelledBox): (a: LabelledBox, b: LabelledBox) => number {
  const { x } = centreOf(symbol.box);
  return (a, b) => Math.abs(centreOf(a.box).x - x) - Math.abs(centreOf(b.box).x - x);
}

function middleOf(row: readonly LabelledBox[]): number {
  return row.reduce((sum, { box }) => sum + centreOf(box).y, 0) / Math.max(row.length, 1);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
