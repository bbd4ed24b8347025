import { limitTakers } from '#shared/annotation/reading-order.ts';
import { overMarkLabels, underMarkLabels } from '#shared/layout/labels/accent-labels.ts';
import type { LayoutNode } from './layout-tree.ts';
import { latexOfLabel } from './symbol-latex.ts';

/** Writes the run of symbols that a branch leads to. */
export type WriteRun = (first: LayoutNode) => string;

/**
 * - `explicit`: `\limits` or `\nolimits` is written wherever limits stand, so that the LaTeX prints this very tree
 * - `implied`: neither is written, as people write
 */
export type LimitsStyle = 'explicit' | 'implied';

const arrows: ReadonlyMap<string, string> = new Map([
  ['\\rightarrow', '\\xrightarrow'],
  ['\\leftarrow', '\\xleftarrow'],
]);
const frames: ReadonlySet<string> = new Set(['\\boxed', '\\textcircled']);

/** Something with its scripts still to come; `isAtom` says that scripts behind it belong to it without braces. */
interface Base {
  readonly latex: string;
  readonly isAtom: boolean;
}

/** One symbol with everything that hangs on it but what stands to its right and the rows below. */
export function writeSymbol(node: LayoutNode, writeRun: WriteRun, limits: LimitsStyle): string {
  return withScripts(withMarks(node, writeCore(node, writeRun, limits), writeRun), node, writeRun, limits);
}

/** The marks over and under a base; what stands over a mark belongs to the mark. */
export function withMarks(node: LayoutNode, base: Base, writeRun: WriteRun): Base {
  let { latex, isAtom } = base;
  if (node.above && !hasOwnAbove(node)) {
    latex = writeOver(latex, node.above, writeRun);
    isAtom = false;
  }
  if (node.below && underMarkLabels.has(node.below.label)) {
    latex = writeUnder(latex, node.below, writeRun);
    isAtom = false;
  }
  return { latex, isAtom };
}

function writeOver(base: string, over: LayoutNode, writeRun: WriteRun): string {
  if (!isBareMark(over, overMarkLabels)) return `\\overset{${writeRun(over)}}{${base}}`;
  const marked = `${over.label}{${base}}`;
  if (!over.above) return marked;
  return over.label === '\\overbrace' && !overMarkLabels.has(over.above.label)
    ? `${marked}^{${writeRun(over.above)}}`
    : writeOver(marked, over.above, writeRun);
}

function writeUnder(base: string, under: LayoutNode, writeRun: WriteRun): string {
  const marked = `${under.label}{${base}}`;
  const next = under.below ?? under.nextRow;
  if (!next) return marked;
  if (underMarkLabels.has(next.label)) return writeUnder(marked, next, writeRun);
  return under.label === '\\underbrace' ? `${marked}_{${writeRun(next)}}` : `\\underset{${writeRun(next)}}{${marked}}`;
}

/** A mark that nothing but another mark or a note over it hangs on. */
function isBareMark({ label, right, sup, sub, inside }: LayoutNode, marks: ReadonlySet<string>): boolean {
  return marks.has(label) && !right && !sup && !sub && !inside;
}

/** Fractions, roots, operators and long arrows write what is above them themselves. */
function hasOwnAbove({ label, below }: LayoutNode): boolean {
  return (
    (label === '-' && below !== null && !underMarkLabels.has(below.label)) ||
    label === '\\sqrt' ||
    limitTakers.has(label)
  );
}

function writeCore(node: LayoutNode, writeRun: WriteRun, limits: LimitsStyle): Base {
  const { label, above, inside } = node;
  const below = node.below && !underMarkLabels.has(node.below.label) ? node.below : null;
  const run = (branch: LayoutNode | null): string => (branch ? writeRun(branch) : '');
  if (label === '-' && above && below) return { latex: `\\frac{${run(above)}}{${run(below)}}`, isAtom: true };
  if (label === '\\sqrt') {
    const index = above ? `[{${run(above)}}]` : '';
    return { latex: `\\sqrt${index}{${run(inside)}}`, isAtom: true };
  }
  if (frames.has(label) || inside) return { latex: `${latexOfLabel(label)}{${run(inside)}}`, isAtom: true };
  if (!limitTakers.has(label) || (!above && !below)) return { latex: latexOfLabel(label), isAtom: true };
  const arrow = arrows.get(label);
  if (arrow !== undefined) {
    return { latex: `${arrow}${below ? `[{${run(below)}}]` : ''}{${run(above)}}`, isAtom: false };
  }
  if (label.endsWith('arrow')) {
    const over = above ? `\\overset{${run(above)}}{${label}}` : label;
    return { latex: below ? `\\underset{${run(below)}}{${over}}` : over, isAtom: false };
  }
  const places = `${below ? `_{${run(below)}}` : ''}${above ? `^{${run(above)}}` : ''}`;
  // The integral signs are those whose limits stand beside them where nothing is said.
  const isSaid = limits === 'explicit' || label.endsWith('int');
  return { latex: `${label}${isSaid ? '\\limits' : ''}${places}`, isAtom: false };
}

function withScripts(base: Base, node: LayoutNode, writeRun: WriteRun, limits: LimitsStyle): string {
  if (!node.sub && !node.sup) return base.latex;
  const isOperator = base.isAtom && limitTakers.has(node.label) && !node.label.endsWith('arrow');
  const latex = base.isAtom ? base.latex : `{${base.latex}}`;
  return `${latex}${isOperator && limits === 'explicit' ? '\\nolimits' : ''}${writeScripts(node, writeRun)}`;
}

/** What stands to the right of a symbol, lowered and raised. */
export function writeScripts({ sub, sup }: LayoutNode, writeRun: WriteRun): string {
  return `${sub ? `_{${writeRun(sub)}}` : ''}${sup ? `^{${writeRun(sup)}}` : ''}`;
}
