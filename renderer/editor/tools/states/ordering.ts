import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { setOrder } from '../../edits/change-formula.ts';
import { followInOrder } from '../../edits/reorder.ts';
import { orderOfSymbols } from '../../reading-order-of.ts';
import { selectSymbols } from '../../selection/selection.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { symbolUnder } from './symbol-under.ts';

/** Symbols are clicked in the order in which they are read; nothing is changed before Enter or the last symbol. */
export interface Ordering {
  readonly name: 'ordering';
  readonly formula: FormulaId;
  /** Clicked so far. */
  readonly sequence: readonly SymbolId[];
}

/** Starts a sequence with the symbol under the pointer. */
export function startOrdering(symbol: SymbolId, formula: FormulaId, context: ToolContext): Step {
  const document = context.work.formulas.get(formula);
  if (!document) return go(idle);
  if (orderOfSymbols(document, context.notation).source === 'relations') {
    return go(idle, { type: 'notice', notice: 'order-follows-relations' });
  }
  const selection = selectSymbols(formula, [symbol]);
  return go({ name: 'ordering', formula, sequence: [symbol] }, { type: 'select', selection });
}

export function orderingStep(state: Ordering, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-down': {
      if (event.button !== 'main') return stay(state);
      const symbol = symbolUnder(event.screen, context);
      if (!symbol || symbol.formula !== state.formula || state.sequence.includes(symbol.id)) return stay(state);
      const next: Ordering = { ...state, sequence: [...state.sequence, symbol.id] };
      const all = context.scene.contents.get(state.formula)?.symbols.size ?? 0;
      return next.sequence.length === all ? finish(next, context) : go(next);
    }
    case 'place':
      return finish(state, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

/** The order as it would be now. */
export function orderInMaking(state: Ordering, { work, notation }: Pick<ToolContext, 'work' | 'notation'>) {
  const document = work.formulas.get(state.formula);
  return document ? followInOrder(orderOfSymbols(document, notation).order, state.sequence) : [];
}

function finish(state: Ordering, context: ToolContext): Step {
  const patches = setOrder(context.work, state.formula, orderInMaking(state, context));
  return patches.length === 0 ? go(idle) : go(idle, { type: 'edit', patches, label: 'reorder' });
}
