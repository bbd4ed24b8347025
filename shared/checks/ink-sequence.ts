import { type ReadRelation, readingOrder } from '#shared/annotation/reading-order.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import { inkOfToken } from '#shared/latex/from-tree/same-ink.ts';

/** A mark of ink in reading order: a symbol, or one letter of a function name, one dot of three. */
export interface InkMark<Id extends string> {
  readonly symbol: Id;
  readonly label: string;
  /** Index of the mark that it hangs on; -1 for none. */
  readonly parent: number;
  readonly type: string | null;
}

/** Marks of boxes without a class have no label: nobody said yet what they are. */
export function hasClass({ label }: InkMark<string>): boolean {
  return label !== '';
}

/**
 * The symbols of a layout as a sequence in which choices of words (`\log`, `\ldots`, `\cdot`) are undone, so that two
 * layouts can be compared. What is no complete tree is read root by root from the left.
 */
export function inkSequence<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
  functions: ReadonlySet<string>,
): readonly InkMark<Id>[] {
  return marksOf(orderOf(symbols, relations), symbols, relations, functions);
}

/** The same in an order that somebody gave, where nothing is related. */
export function inkInOrder<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  order: readonly Id[],
  functions: ReadonlySet<string>,
): readonly InkMark<Id>[] {
  return marksOf(order, symbols, [], functions);
}

function marksOf<Id extends string>(
  order: readonly Id[],
  symbols: readonly TreeSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
  functions: ReadonlySet<string>,
): readonly InkMark<Id>[] {
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
  const parentOf = new Map(relations.map((relation) => [relation.child, relation]));
  const marks: InkMark<Id>[] = [];
  const ends = new Map<Id, { readonly first: number; readonly last: number }>();
  for (const id of order) {
    const symbol = byId.get(id);
    if (!symbol) continue;
    const relation = parentOf.get(id);
    const parent = relation && ends.get(relation.parent);
    const first = marks.length;
    for (const [index, label] of inkOfToken(symbol.label ?? '', functions)
      .split(' ')
      .entries()) {
      const beside = relation?.type === 'Above' || relation?.type === 'Below' ? parent?.first : parent?.last;
      marks.push(
        index === 0
          ? { symbol: id, label, parent: beside ?? -1, type: beside === undefined ? null : (relation?.type ?? null) }
          : { symbol: id, label, parent: marks.length - 1, type: 'Right' },
      );
    }
    ends.set(id, { first, last: marks.length - 1 });
  }
  return marks;
}

function orderOf<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
): readonly Id[] {
  const whole = readingOrder(symbols, relations);
  if (whole.complete) return whole.order;
  const ids = new Set(symbols.map(({ id }) => id));
  const parents = new Map<Id, ReadRelation<Id>>();
  for (const relation of relations) {
    const isNew = ids.has(relation.parent) && ids.has(relation.child) && !parents.has(relation.child);
    if (isNew && !leadsTo(relation.parent, relation.child, parents)) parents.set(relation.child, relation);
  }
  const rootOf = (id: Id): Id => {
    let root = id;
    for (let up = parents.get(root); up; up = parents.get(root)) root = up.parent;
    return root;
  };
  const trees = Map.groupBy(symbols, ({ id }) => rootOf(id));
  const left = (root: Id): number => trees.get(root)?.find(({ id }) => id === root)?.box?.x ?? 0;
  return [...trees.keys()]
    .sort((a, b) => left(a) - left(b))
    .flatMap((root) => {
      const members = trees.get(root) ?? [];
      const own = new Set(members.map(({ id }) => id));
      const edges = [...parents.values()].filter(({ child }) => own.has(child));
      const reading = readingOrder(members, edges);
      return reading.complete ? reading.order : members.map(({ id }) => id);
    });
}

/** Whether the way up from one symbol comes to another, so that a further edge would close a circle. */
function leadsTo<Id extends string>(from: Id, to: Id, parents: ReadonlyMap<Id, ReadRelation<Id>>): boolean {
  for (let id: Id | undefined = from; id !== undefined; id = parents.get(id)?.parent) if (id === to) return true;
  return false;
}
