import type { Point } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { splitFormula } from '../edits/split-formula.ts';
import { type Cut, cutAlong } from '../geometry/cut-box.ts';
import { selectRegions } from '../selection/selection.ts';
import { toPage } from '../viewport/viewport.ts';
import type { ToolContext } from './context.ts';
import { isDrag } from './drag-threshold.ts';
import type { ToolEvent } from './event.ts';
import { go, idle, type Step, stay } from './step.ts';

/** A stroke across a formula region cuts it in two; a click selects the region. */
export interface Cutting {
  readonly name: 'cutting';
  readonly region: FormulaId;
  /** CSS pixels. */
  readonly pressed: Point;
  /** Page pixels. */
  readonly from: Point;
  /** Page pixels; null: not dragged yet. */
  readonly cut: Cut | null;
}

export function cuttingStep(state: Cutting, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      if (state.cut === null && !isDrag(state.pressed, event.screen)) return stay(state);
      return go({ ...state, cut: cutAlong(state.from, toPage(context.viewport, event.screen)) });
    }
    case 'pointer-up':
      return finish(state, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

function finish(state: Cutting, context: ToolContext): Step {
  if (state.cut === null) return go(idle, { type: 'select', selection: selectRegions(state.region, [state.region]) });
  const split = splitFormula(context.work, state.region, state.cut, context.newId);
  if (!split) return go(idle);
  return go(
    idle,
    { type: 'edit', patches: split.patches, label: 'split-formula' },
    { type: 'select', selection: selectRegions(split.formulas[0], split.formulas) },
  );
}
