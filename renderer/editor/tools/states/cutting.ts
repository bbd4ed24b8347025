import type { Point } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { splitFormula } from '../../edits/split-formula.ts';
import { type Cut, cutAlong, cutBox, lengthWithin } from '../../geometry/cut-box.ts';
import { selectRegions } from '../../selection/selection.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';

/** A stroke across a formula region, begun in it or beside it, cuts it in two; a click selects the region. */
export interface Cutting {
  readonly name: 'cutting';
  /** The region that was pressed; null beside all of them. */
  readonly pressed: FormulaId | null;
  /** CSS pixels. */
  readonly screen: Point;
  /** Page pixels. */
  readonly from: Point;
  readonly isDragged: boolean;
  /** The region that the stroke crosses, and where it is cut; null: none. */
  readonly cut: { readonly region: FormulaId; readonly cut: Cut } | null;
}

export function cuttingStep(state: Cutting, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      if (!state.isDragged && !isDrag(state.screen, event.screen)) return stay(state);
      return go({ ...state, isDragged: true, cut: cutOf(state, toPage(context.viewport, event.screen), context) });
    }
    case 'pointer-up':
      return finish(state, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

/** The region that was pressed, else the one that most of the stroke lies in, where the cut goes through it. */
function cutOf({ pressed, from }: Cutting, to: Point, { scene }: ToolContext): Cutting['cut'] {
  const cut = cutAlong(from, to);
  let best: { readonly region: FormulaId; readonly length: number } | null = null;
  for (const [region, { box }] of scene.regions) {
    const length = lengthWithin(box, from, to, cut);
    if (length <= 0 || cutBox(box, cut) === null) continue;
    if (region === pressed) return { region, cut };
    if (best === null || length > best.length) best = { region, length };
  }
  return best && { region: best.region, cut };
}

function finish({ pressed, isDragged, cut }: Cutting, context: ToolContext): Step {
  if (!isDragged) {
    return pressed === null ? go(idle) : go(idle, { type: 'select', selection: selectRegions(pressed, [pressed]) });
  }
  const split = cut && splitFormula(context.work, cut.region, cut.cut, context.newId);
  if (!split) return go(idle);
  return go(
    idle,
    { type: 'edit', patches: split.patches, label: 'split-formula' },
    { type: 'select', selection: selectRegions(split.formulas[0], split.formulas) },
  );
}
