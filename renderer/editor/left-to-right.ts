import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { type FormulaContent, originOf } from './work/formula-content.ts';

const orders = new WeakMap<FormulaContent, readonly SymbolId[]>();
/** Edits that are followed back to a state that was sorted, and symbols that they may touch, before all are sorted anew. */
const mostSteps = 16;
const mostTouched = 256;

/**
 * The symbols of a formula by where their boxes begin: from left to right, of those at one place from top to bottom. Made
 * once for each state; after an edit only what it touched is taken out of its place and put into its new one.
 */
export function leftToRight(content: FormulaContent): readonly SymbolId[] {
  const known = orders.get(content);
  if (known) return known;
  const order = orderFromEarlier(content) ?? [...content.symbols.values()].sort(compare).map(({ id }) => id);
  orders.set(content, order);
  return order;
}

function orderFromEarlier(content: FormulaContent): readonly SymbolId[] | null {
  const touched = new Set<SymbolId>();
  let current = content;
  for (let step = 0; step < mostSteps; step += 1) {
    const origin = originOf(current);
    if (!origin) return null;
    for (const id of origin.symbols) touched.add(id);
    if (touched.size > mostTouched) return null;
    current = origin.before;
    const earlier = orders.get(current);
    if (earlier) return moveTouched(earlier, current, content, touched);
  }
  return null;
}

function moveTouched(
  earlier: readonly SymbolId[],
  before: FormulaContent,
  after: FormulaContent,
  touched: ReadonlySet<SymbolId>,
): readonly SymbolId[] {
  const order = [...earlier];
  const taken = [...touched].flatMap((id) => before.symbols.get(id) ?? []);
  for (const symbol of taken) order.splice(placeOf(order, symbol, before), 1);
  for (const id of touched) {
    const symbol = after.symbols.get(id);
    if (symbol) order.splice(placeOf(order, symbol, after), 0, id);
  }
  return order;
}

/** Where in the order a symbol stands, or belongs; each of `order` is as `content` has it. */
function placeOf(order: readonly SymbolId[], symbol: FormulaSymbol, { symbols }: FormulaContent): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const id = order[middle];
    const other = id === undefined ? undefined : symbols.get(id);
    if (other && compare(other, symbol) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Placed {
  readonly id: string;
  readonly box: Box;
}

/** Ids decide between boxes that begin at the same point, so that there is one order only. */
function compare(a: Placed, b: Placed): number {
  return a.box.x - b.box.x || a.box.y - b.box.y || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
