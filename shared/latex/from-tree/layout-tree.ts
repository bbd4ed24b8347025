import type { Box } from '#schemas/domain/geometry.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { limitTakers, type ReadRelation, readingOrder } from '#shared/annotation/reading-order.ts';
import { underMarkLabels } from '#shared/layout/labels/accent-labels.ts';

/** What LaTeX asks of a symbol: its label, and its box where there is one, to see what a long mark covers. */
export interface TreeSymbol<Id extends string = string> {
  readonly id: Id;
  /** Label of its class; null while it has none. */
  readonly label: string | null;
  /** Any unit, y down. */
  readonly box?: Box | undefined;
}

/** A symbol of a complete layout tree with its branches, at most one of each kind. */
export interface LayoutNode {
  readonly id: string;
  readonly label: string;
  readonly box: Box | null;
  right: LayoutNode | null;
  sup: LayoutNode | null;
  sub: LayoutNode | null;
  above: LayoutNode | null;
  /** Denominator, limit or mark: what belongs to the symbol itself. */
  below: LayoutNode | null;
  /** First symbol of the next row, where this symbol is the first of one. */
  nextRow: LayoutNode | null;
  inside: LayoutNode | null;
}

type Branch = 'right' | 'sup' | 'sub' | 'above' | 'below' | 'nextRow' | 'inside';

const branchOfType: ReadonlyMap<string, Branch> = new Map([
  ['Right', 'right'],
  ['Sup', 'sup'],
  ['Sub', 'sub'],
  ['Above', 'above'],
  ['Inside', 'inside'],
]);

export type LayoutTree =
  | { readonly ok: true; readonly root: LayoutNode }
  | { readonly ok: false; readonly reason: Reason };

/** The tree of symbols and relations; a layout that is not complete or holds what LaTeX cannot say is refused in words. */
export function buildLayoutTree<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
): LayoutTree {
  const reading = readingOrder(symbols, relations);
  if (!reading.complete) return { ok: false, reason: reading.reason };
  const unlabelled = symbols.find(({ label }) => label === null);
  if (unlabelled) return refuse('latex-needs-class', 'A symbol has no class yet; give it one.', unlabelled.id);
  const nodes = new Map(symbols.map((symbol) => [symbol.id, newNode(symbol)]));
  const hasAbove = new Set(relations.flatMap(({ parent, type }) => (type === 'Above' ? [parent] : [])));
  for (const { parent, child, type } of relations) {
    const [from, to] = [nodes.get(parent), nodes.get(child)];
    if (!from || !to) continue;
    const branch = type === 'Below' ? branchBelow(from, to, hasAbove.has(parent)) : branchOfType.get(type);
    if (branch === undefined) {
      const message = `A relation of type ${type} has no form in LaTeX; use one of the built-in types.`;
      return { ok: false, reason: reason('relation-without-latex', message, { type, symbol: child }) };
    }
    if (from[branch] !== null) {
      return refuse('layout-two-branches', `Two symbols stand ${type} of ${from.label}; only one can.`, child);
    }
    from[branch] = to;
  }
  const [first] = reading.order;
  const root = first === undefined ? undefined : nodes.get(first);
  return root ? { ok: true, root } : refuse('latex-empty', 'There is no symbol to write.', '');
}

/** By the rule of the reading order: the first `Below` of a fraction bar or an operator is its own. */
function branchBelow(from: LayoutNode, to: LayoutNode, hasAbove: boolean): Branch {
  if (underMarkLabels.has(to.label)) return 'below';
  const hasOwn = (from.label === '-' && hasAbove) || limitTakers.has(from.label);
  return hasOwn && from.below === null ? 'below' : 'nextRow';
}

function newNode({ id, label, box }: TreeSymbol): LayoutNode {
  const none = { right: null, sup: null, sub: null, above: null, below: null, nextRow: null, inside: null };
  return { id, label: label ?? '', box: box ?? null, ...none };
}

function refuse(code: string, message: string, symbol: string): LayoutTree {
  return { ok: false, reason: reason(code, message, { symbol }) };
}
