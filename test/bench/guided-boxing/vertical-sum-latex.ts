import type { Box } from '#schemas/domain/geometry.ts';

/** A labelled box of a photo of a vertical sum; `c1` is a carry, `=` the line above the result. */
export interface SumBox {
  readonly name: string;
  readonly box: Box;
}

const centreX = ({ box }: SumBox): number => box.x + box.width / 2;
const centreY = ({ box }: SumBox): number => box.y + box.height / 2;

/** A carry, perhaps with a small minus before it: `-1` written over a digit that was borrowed from. */
interface Carry {
  readonly latex: string;
  readonly x: number;
  readonly y: number;
}

/** The LaTeX that follows from the rows of the boxes; null where they are no sum of rows with one line. */
export function verticalSumLatex(boxes: readonly SumBox[]): string | null {
  const [line, secondLine] = boxes.filter(({ name }) => name === '=');
  const digits = boxes.filter(({ name }) => /^\d$/.test(name));
  if (!line || secondLine || digits.length === 0) return null;
  const digitHeight = medianOf(digits.map(({ box }) => box.height));
  const { carries, others } = takeCarries(
    boxes.filter((box) => box !== line),
    digitHeight,
  );
  const rows = rowsOf(others, line, digitHeight);
  const carriesOfRow = Map.groupBy(carries, (carry) => rowUnder(rows, carry));
  const written = rows.map((row, index) => {
    const latex = writeRow(row, carriesOfRow.get(row) ?? []);
    const isResult = index > 0 && isBelow(row, line) && !isBelow(rows[index - 1] ?? [], line);
    return isResult ? `\\hline ${latex}` : latex;
  });
  return `\\begin{array}{r} ${written.join(' \\\\ ')} \\end{array}`;
}

/** A minus belongs to the carry that stands right behind it at the same height. */
function takeCarries(boxes: readonly SumBox[], digitHeight: number) {
  const taken = new Set<SumBox>();
  const carries = boxes
    .filter(({ name }) => name === 'c1')
    .map((one): Carry => {
      taken.add(one);
      const minus = boxes.find(
        (box) =>
          box.name === '-' &&
          !taken.has(box) &&
          Math.abs(centreY(box) - centreY(one)) < 0.5 * one.box.height &&
          box.box.x < one.box.x &&
          one.box.x - (box.box.x + box.box.width) < 0.3 * digitHeight,
      );
      if (minus) taken.add(minus);
      return { latex: minus ? '-1' : '1', x: centreX(one), y: centreY(one) };
    });
  return { carries, others: boxes.filter((box) => !taken.has(box)) };
}

function rowsOf(others: readonly SumBox[], line: SumBox, digitHeight: number): readonly (readonly SumBox[])[] {
  const rows: SumBox[][] = [];
  let last: SumBox | null = null;
  for (const box of others.toSorted((a, b) => centreY(a) - centreY(b))) {
    const isNext =
      last === null ||
      centreY(box) - centreY(last) > 0.45 * digitHeight ||
      centreY(last) < centreY(line) !== centreY(box) < centreY(line);
    if (isNext) rows.push([]);
    rows.at(-1)?.push(box);
    last = box;
  }
  return rows;
}

function isBelow(row: readonly SumBox[], line: SumBox): boolean {
  return row.every((box) => centreY(box) > centreY(line));
}

/** The first row that stands lower than a carry. */
function rowUnder(rows: readonly (readonly SumBox[])[], carry: Carry): readonly SumBox[] | undefined {
  return rows.find((row) => medianOf(row.map(centreY)) > carry.y) ?? rows.at(-1);
}

/** The symbols of a row from the left; a carry stands over its digit, or over a place without one. */
function writeRow(row: readonly SumBox[], carries: readonly Carry[]): string {
  const over = new Map<SumBox, string>();
  const free: { readonly x: number; readonly latex: string }[] = [];
  for (const carry of carries.toSorted((a, b) => a.x - b.x)) {
    const [nearest] = row
      .filter((box) => !over.has(box))
      .toSorted((a, b) => Math.abs(centreX(a) - carry.x) - Math.abs(centreX(b) - carry.x));
    if (nearest && Math.abs(centreX(nearest) - carry.x) < 0.8 * nearest.box.width + 4) over.set(nearest, carry.latex);
    else free.push({ x: carry.x, latex: `\\overset{${carry.latex}}{\\phantom{0}}` });
  }
  const symbols = row.map((box) => {
    const space = box.name === '+' || box.name === '-' ? '\\,' : '';
    const carry = over.get(box);
    return { x: centreX(box), latex: `${carry === undefined ? box.name : `\\overset{${carry}}{${box.name}}`}${space}` };
  });
  return [...symbols, ...free]
    .toSorted((a, b) => a.x - b.x)
    .map(({ latex }) => latex)
    .join('');
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
