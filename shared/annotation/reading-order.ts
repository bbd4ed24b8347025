import { type Reason, reason } from '#schemas/domain/reason.ts';

/** What reading order asks of a symbol: a name, and the label of its class (null while it has none). */
export interface ReadSymbol<Id extends string> {
  readonly id: Id;
  readonly label: string | null;
}

/** Directed layout edge; `type` is `Right`, `Sup`, `Sub`, `Above`, `Below`, `Inside` or one that the project registered. */
export interface ReadRelation<Id extends string> {
  readonly parent: Id;
  readonly child: Id;
  readonly type: string;
}

export type ReadingOrder<Id extends string> =
  | { readonly complete: true; readonly order: readonly Id[] }
  | { readonly complete: false; readonly reason: Reason };

/** Branches are read in this order; types that a project registered come between `Sup` and `Right`. */
const branchRanks: ReadonlyMap<string, number> = new Map([
  ['Above', 0],
  ['Inside', 1],
  ['Sub', 2],
  ['Below', 3],
  ['Sup', 4],
  ['Right', 6],
]);
const registeredTypeRank = 5;
const nextRowRank = 7;

/** Symbols under which a first `Below` branch is a limit of their own. */
export const limitTakers: ReadonlySet<string> = new Set(
  (
    '\\sum \\prod \\coprod \\int \\iint \\iiint \\oint \\bigcup \\bigcap \\bigvee \\bigwedge \\bigoplus \\bigotimes ' +
    '\\bigodot \\bigsqcup \\lim \\limsup \\liminf \\max \\min \\sup \\inf \\det \\gcd \\Pr ' +
    '\\rightarrow \\leftarrow \\leftrightarrow \\longrightarrow \\longleftarrow'
  ).split(' '),
);

/** Marks that are drawn under what they belong to. */
const underMarks: ReadonlySet<string> = new Set([
  '\\underline',
  '\\underbrace',
  '\\underparen',
  '\\underrightarrow',
  '\\underleftarrow',
]);

/**
 * Reading order that follows from a symbol layout tree: depth first, a symbol before its branches, branches in the
 * order Above, Inside, Sub, Below, Sup, Right (CROHME), branches of one type as given. A `Below` branch that leads to
 * the next row (vertical arithmetic, systems, matrices) is read after the row is at its end, that is after Right:
 * every `Below` but the denominator of a fraction bar, the limit of an operator and a mark such as `\underline`.
 *
 * Complete means: one root, one parent for every other symbol, no cycle, so that there is one relation fewer than
 * symbols. Anything else is an expected outcome with the reason why no order follows. No symbols: an empty order.
 */
export function readingOrder<Id extends string>(
  symbols: readonly ReadSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
): ReadingOrder<Id> {
  const labels = new Map(symbols.map((symbol) => [symbol.id, symbol.label]));
  const branches = new Map<Id, ReadRelation<Id>[]>();
  const children = new Set<Id>();
  for (const relation of relations) {
    for (const end of [relation.parent, relation.child]) {
      if (!labels.has(end))
        return incomplete('layout-unknown-symbol', `A relation names ${end}, which is no symbol.`, end);
    }
    if (children.has(relation.child)) {
      return incomplete('layout-two-parents', `Symbol ${relation.child} has more than one parent.`, relation.child);
    }
    children.add(relation.child);
    const siblings = branches.get(relation.parent);
    if (siblings) siblings.push(relation);
    else branches.set(relation.parent, [relation]);
  }
  const [root, second] = symbols.filter((symbol) => !children.has(symbol.id));
  if (!root) {
    return symbols.length === 0
      ? { complete: true, order: [] }
      : incomplete('layout-cycle', 'The relations lead in a circle: every symbol has a parent.', symbols[0]?.id ?? '');
  }
  if (second) {
    return incomplete(
      'layout-several-roots',
      `Symbols ${root.id} and ${second.id} both have no parent; a complete layout has one such symbol.`,
      second.id,
    );
  }
  const order: Id[] = [];
  const pending: Id[] = [root.id];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    order.push(id);
    for (const child of childrenLastReadFirst(labels.get(id) ?? null, branches.get(id) ?? [], labels))
      pending.push(child);
  }
  if (order.length === symbols.length) return { complete: true, order };
  const reached = new Set(order);
  const unreached = symbols.find((symbol) => !reached.has(symbol.id))?.id ?? '';
  return incomplete('layout-cycle', `Symbol ${unreached} stands in a circle of relations.`, unreached);
}

function childrenLastReadFirst<Id extends string>(
  label: string | null,
  branches: readonly ReadRelation<Id>[],
  labels: ReadonlyMap<Id, string | null>,
): readonly Id[] {
  const isFractionBar = label === '-' && branches.some((branch) => branch.type === 'Above');
  let ownBelow = isFractionBar || (label !== null && limitTakers.has(label)) ? 1 : 0;
  const ranked = branches.map((branch, position) => {
    let rank = branchRanks.get(branch.type) ?? registeredTypeRank;
    if (branch.type === 'Below' && !underMarks.has(labels.get(branch.child) ?? '')) {
      if (ownBelow > 0) ownBelow -= 1;
      else rank = nextRowRank;
    }
    return { child: branch.child, rank, position };
  });
  return ranked.sort((a, b) => b.rank - a.rank || b.position - a.position).map((branch) => branch.child);
}

function incomplete(code: string, message: string, symbol: string): { complete: false; reason: Reason } {
  return { complete: false, reason: reason(code, message, { symbol }) };
}
