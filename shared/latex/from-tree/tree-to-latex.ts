import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { ReadRelation } from '#shared/annotation/reading-order.ts';
import { buildLayoutTree, type LayoutNode, type TreeSymbol } from './layout-tree.ts';
import { coveredEnd } from './long-marks.ts';
import { writeStack } from './write-stack.ts';
import { type LimitsStyle, withMarks, writeSymbol } from './write-symbol.ts';

export interface TreeLatexStyle {
  readonly verticalArithmetic: LatexPolicy['verticalArithmetic'];
  readonly limits: LimitsStyle;
}

export type TreeLatex = { readonly ok: true; readonly latex: string } | { readonly ok: false; readonly reason: Reason };

/**
 * The LaTeX that prints a symbol layout tree, by rules: what the symbols and relations say, no more. Boxes, where the
 * symbols have them, tell the columns of a matrix and how far a long mark such as `\overline` reaches.
 *
 * A tree that is not complete, or holds what LaTeX cannot say, is an expected outcome with the reason in words.
 */
export function treeToLatex<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
  { verticalArithmetic, limits }: TreeLatexStyle,
): TreeLatex {
  const tree = buildLayoutTree(symbols, relations);
  if (!tree.ok) return tree;
  const writeRun = (first: LayoutNode): string => writeLine(first, null, false);

  const writeLine = (
    first: LayoutNode,
    end: LayoutNode | null,
    isRow: boolean,
    bare: LayoutNode | null = null,
  ): string => {
    const written: string[] = [];
    let before: LayoutNode | null = null;
    for (let node: LayoutNode | null = first; node && node !== end; ) {
      if (node.nextRow && !(isRow && node === first)) {
        const writeRow = (row: LayoutNode, rowEnd: LayoutNode | null): string => writeLine(row, rowEnd, true);
        const stack = writeStack(node, before, { writeRow, writeRun }, verticalArithmetic);
        if (stack.takesOpen) written.pop();
        written.push(stack.latex);
        before = null;
        node = stack.next;
        continue;
      }
      const covered: LayoutNode | null = node === bare ? node.right : coveredEnd(node);
      if (covered !== node.right) {
        const inner = writeLine(node, covered, isRow && node === first, node);
        written.push(withMarks(node, { latex: inner, isAtom: false }, writeRun).latex);
        before = null;
        node = covered;
        continue;
      }
      written.push(writeSymbol(node === bare ? { ...node, above: null } : node, writeRun, limits));
      before = node;
      node = node.right;
    }
    return written.join(' ');
  };
  return { ok: true, latex: writeRun(tree.root) };
}
