import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { LayoutNode } from './layout-tree.ts';
import { type WriteRun, writeScripts } from './write-symbol.ts';

/** Writes the symbols of a row from one up to, and without, another; null is the end of the row. */
type WriteLine = (first: LayoutNode, end: LayoutNode | null) => string;

/** Fences of a matrix by what opens it: what closes it, and the environment that prints both. */
const fences: ReadonlyMap<string, readonly [close: string, environment: string]> = new Map([
  ['(', [')', 'pmatrix']],
  ['[', [']', 'bmatrix']],
  ['\\{', ['\\}', 'Bmatrix']],
  ['|', ['|', 'vmatrix']],
  ['\\|', ['\\|', 'Vmatrix']],
]);

export interface Stack {
  readonly latex: string;
  /** Whether the fence before the rows is written with them. */
  readonly takesOpen: boolean;
  /** What stands to the right of the whole; null at the end of the line. */
  readonly next: LayoutNode | null;
}

/**
 * Rows under each other, from the first symbol of the first row: a matrix between its fences, cases behind a brace, a
 * vertical sum where a line stands between the rows, else an array.
 *
 * @param open what stands before the rows on their line, if anything
 */
export function writeStack(
  first: LayoutNode,
  open: LayoutNode | null,
  { writeRow, writeRun }: { readonly writeRow: WriteLine; readonly writeRun: WriteRun },
  verticalArithmetic: LatexPolicy['verticalArithmetic'],
): Stack {
  const fence = open && !open.sup && !open.sub && !open.above ? fences.get(open.label) : undefined;
  const close = fence ? closingFence(first, open?.label ?? '', fence[0]) : null;
  const rows = rowsFrom(first);
  const hasBar = rows.some(isRule);
  if (hasBar && verticalArithmetic === 'overset' && !close) {
    const line = rows.map((row) => (isRule(row) ? '=' : writeRow(row, null))).join(' ');
    return { latex: line, takesOpen: false, next: null };
  }
  const columns = hasBar ? [] : columnStarts(rows, close);
  const lines = writeRows(rows, close, columns, writeRow);
  if (fence && close && !hasBar) {
    const isWhole = !close.above;
    const environment = isWhole ? fence[1] : 'matrix';
    return {
      latex: `\\begin{${environment}} ${lines} \\end{${environment}}${isWhole ? writeScripts(close, writeRun) : ''}`,
      takesOpen: isWhole,
      next: isWhole ? close.right : close,
    };
  }
  const isCases = open?.label === '\\{' && !close && !hasBar;
  if (isCases && fence) return { latex: `\\begin{cases} ${lines} \\end{cases}`, takesOpen: true, next: null };
  const alignment = (hasBar ? 'r' : 'l').repeat(Math.max(1, columns.length + 1));
  return { latex: `\\begin{array}{${alignment}} ${lines} \\end{array}`, takesOpen: false, next: close };
}

function rowsFrom(first: LayoutNode): readonly LayoutNode[] {
  const rows: LayoutNode[] = [];
  for (let row: LayoutNode | null = first; row; row = row.nextRow) rows.push(row);
  return rows;
}

/** A row that is a line: the result bar of a sum. */
function isRule({ label, right, sup, sub, above, below, inside }: LayoutNode): boolean {
  return label === '-' && !right && !sup && !sub && !above && !below && !inside;
}

function closingFence(first: LayoutNode, open: string, close: string): LayoutNode | null {
  let depth = 0;
  for (let node: LayoutNode | null = first; node; node = node.right) {
    if (node.label === close) {
      if (depth === 0) return node === first ? null : node;
      depth -= 1;
    } else if (node.label === open) depth += 1;
  }
  return null;
}

function writeRows(
  rows: readonly LayoutNode[],
  close: LayoutNode | null,
  columns: readonly number[],
  writeLine: WriteLine,
): string {
  let latex = '';
  let isFresh = true;
  for (const [index, row] of rows.entries()) {
    if (isRule(row) && rows.length > 1) {
      latex += isFresh ? '\\hline ' : ' \\\\ \\hline ';
      isFresh = true;
      continue;
    }
    latex += (isFresh ? '' : ' \\\\ ') + writeCells(row, index === 0 ? close : null, columns, writeLine);
    isFresh = false;
  }
  return latex.trim();
}

function writeCells(row: LayoutNode, end: LayoutNode | null, columns: readonly number[], writeLine: WriteLine): string {
  if (columns.length === 0) return writeLine(row, end);
  const cells: string[] = [];
  let start = row;
  let column = columnOf(row, columns);
  for (let empty = 0; empty < column; empty += 1) cells.push('');
  for (let node = row.right; node && node !== end; node = node.right) {
    const own = columnOf(node, columns);
    if (own <= column) continue;
    cells.push(writeLine(start, node));
    for (let empty = column + 1; empty < own; empty += 1) cells.push('');
    start = node;
    column = own;
  }
  cells.push(writeLine(start, end));
  return cells.join(' & ');
}

function columnOf({ box }: LayoutNode, columns: readonly number[]): number {
  const middle = box ? box.x + box.width / 2 : Number.NEGATIVE_INFINITY;
  return columns.filter((start) => start <= middle).length;
}

/** Where a second and later column begins: behind gaps that run through all rows, where the symbols have boxes. */
function columnStarts(rows: readonly LayoutNode[], close: LayoutNode | null): readonly number[] {
  const spans: { readonly from: number; readonly to: number; readonly height: number }[] = [];
  for (const [index, row] of rows.entries()) {
    const end = index === 0 ? close : null;
    for (let node: LayoutNode | null = row; node && node !== end; node = node.right) {
      if (!node.box) return [];
      spans.push({ from: node.box.x, to: node.box.x + node.box.width, height: node.box.height });
    }
  }
  const heights = spans.map(({ height }) => height).sort((a, b) => a - b);
  const least = 0.7 * (heights[Math.floor(heights.length / 2)] ?? 0);
  const starts: number[] = [];
  let reach = Number.POSITIVE_INFINITY;
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    if (from - reach > least) starts.push((from + reach) / 2);
    reach = reach === Number.POSITIVE_INFINITY ? to : Math.max(reach, to);
  }
  return starts;
}
