/** What a random formula is to hold. */
export interface RandomWish {
  /** Keys of categories that name a structure: `fraction`, `root`, `script`, `vertical`, `system`; others say nothing. */
  readonly structures: readonly string[];
  /** Label of a symbol that must be in it; null for any. */
  readonly label: string | null;
}

type Lot = () => number;

const letters = ['a', 'b', 'c', 'x', 'y', 'z', 'n', 'k', 'm', 't'];
const operators = ['+', '-', '\\times', '\\div', '\\pm'];
const comparisons = ['=', '=', '=', '<', '>', '\\leq', '\\geq', '\\neq'];

function pick<Item>(lot: Lot, items: readonly [Item, ...Item[]] | readonly Item[], otherwise: Item): Item {
  return items[Math.floor(lot() * items.length)] ?? otherwise;
}

const digit = (lot: Lot): number => Math.floor(lot() * 10);
const numberOf = (lot: Lot): string => String(1 + Math.floor(lot() * (lot() < 0.6 ? 9 : 98)));
const letter = (lot: Lot): string => pick(lot, letters, 'x');
const atom = (lot: Lot): string =>
  lot() < 0.5 ? numberOf(lot) : lot() < 0.4 ? `${digit(lot) + 1}${letter(lot)}` : letter(lot);

function termOf(lot: Lot, structures: readonly string[]): string {
  const wanted = pick(lot, structures, '');
  switch (wanted) {
    case 'fraction':
      return `\\frac{${atom(lot)}}{${lot() < 0.5 ? atom(lot) : `${atom(lot)} + ${atom(lot)}`}}`;
    case 'root':
      return lot() < 0.25
        ? `\\sqrt[3]{${atom(lot)}}`
        : `\\sqrt{${atom(lot)} ${pick(lot, ['+', '-'], '+')} ${atom(lot)}}`;
    case 'script':
      return lot() < 0.7 ? `${letter(lot)}^{${digit(lot)}}` : `${letter(lot)}_{${digit(lot)}}`;
    default:
      return lot() < 0.2 ? `(${atom(lot)} ${pick(lot, ['+', '-'], '+')} ${atom(lot)})` : atom(lot);
  }
}

/** A formula drawn by lot: LaTeX that means nothing and looks like what pupils write. */
export function randomLatex({ structures, label }: RandomWish, lot: Lot): string {
  const known = structures.filter((key) => ['fraction', 'root', 'script'].includes(key));
  if (structures.includes('vertical')) return verticalSum(lot);
  const line = (): string => {
    const terms = Array.from({ length: 2 + Math.floor(lot() * 3) }, () => termOf(lot, known));
    const side = terms.slice(1).reduce((sum, term) => `${sum} ${pick(lot, operators, '+')} ${term}`, terms[0] ?? 'x');
    return `${side} ${pick(lot, comparisons, '=')} ${termOf(lot, known)}`;
  };
  if (structures.includes('system')) return `\\begin{cases} ${line()} \\\\ ${line()} \\end{cases}`;
  return label === null ? line() : `${label} ${pick(lot, operators, '+')} ${line()}`;
}

function verticalSum(lot: Lot): string {
  const [a, b] = [100 + Math.floor(lot() * 900), 10 + Math.floor(lot() * 90)];
  const isSum = lot() < 0.5;
  return `\\begin{array}{r} ${a} \\\\ ${isSum ? '+' : '-'}\\,${b} \\\\ \\hline ${isSum ? a + b : a - b} \\end{array}`;
}
