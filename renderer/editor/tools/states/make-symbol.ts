import type { Box } from '#schemas/domain/geometry.ts';
import { SymbolId } from '#schemas/domain/id.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { addSymbols } from '../../edits/add-symbol.ts';
import { intersectionOf } from '../../geometry/box.ts';
import { selectSymbols } from '../../selection/selection.ts';
import type { ToolContext } from '../context.ts';
import type { Effect } from '../effect.ts';
import { go, idle, type Step } from '../step.ts';
import { formulaForBox } from './formula-for-box.ts';

/** Makes a symbol of a box (page pixels), selects it, and has the palette listen for its class unless one is armed. */
export function makeSymbol(box: Box, context: ToolContext): Step {
  const formula = formulaForBox(box, context);
  if (formula === null) return go(idle, { type: 'notice', notice: 'no-formula-here' });
  const symbol: FormulaSymbol = {
    kind: 'symbol',
    id: SymbolId.parse(context.newId()),
    symbolClass: context.armedClass,
    box,
  };
  const region = context.scene.regions.get(formula)?.box;
  const outside: readonly Effect[] =
    region && intersectionOf(box, region) === null ? [{ type: 'notice', notice: 'outside-formula' }] : [];
  const listen: readonly Effect[] = context.armedClass === null ? [{ type: 'listen' }] : [];
  return go(
    idle,
    { type: 'edit', patches: addSymbols(context.work, formula, [symbol]), label: 'draw-symbol' },
    { type: 'select', selection: selectSymbols(formula, [symbol.id]) },
    ...listen,
    ...outside,
  );
}
