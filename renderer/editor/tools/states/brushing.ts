import type { Box, Point } from '#schemas/domain/geometry.ts';
import { areaOf, boxBetween, intersectionOf } from '../../geometry/box.ts';
import { type Selection, selectSymbols } from '../../selection/selection.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import type { PointingCanvas } from './pointing-canvas.ts';

/** A rubber band selects the symbols that lie in it for the greater part. */
export interface Brushing {
  readonly name: 'brushing';
  /** Page pixels. */
  readonly from: Point;
  readonly band: Box;
  /** The selection that the band found and that it restores or adds to. */
  readonly before: Selection;
  readonly isAdding: boolean;
}

const leastShareInBand = 0.5;

export function startBrushing(
  state: PointingCanvas,
  event: ToolEvent & { readonly type: 'pointer-move' },
  context: ToolContext,
): Step {
  const from = toPage(context.viewport, state.from);
  return brushingStep(
    {
      name: 'brushing',
      from,
      band: { ...from, width: 0, height: 0 },
      before: context.selection,
      isAdding: state.isAdding,
    },
    event,
    context,
  );
}

export function brushingStep(state: Brushing, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      const band = boxBetween(state.from, toPage(context.viewport, event.screen));
      return go({ ...state, band }, { type: 'select', selection: select(state, band, context) });
    }
    case 'pointer-up':
      return go(idle);
    case 'cancel':
      return go(idle, { type: 'select', selection: state.before });
    default:
      return stay(state);
  }
}

function select(state: Brushing, band: Box, context: ToolContext): Selection {
  const inBand = context.scene.findSymbols(band).filter(({ box }) => {
    const part = intersectionOf(box, band);
    return part !== null && areaOf(part) >= leastShareInBand * areaOf(box);
  });
  const kept = state.isAdding ? state.before.symbols : [];
  const formula = inBand[0]?.formula ?? state.before.formula;
  return selectSymbols(formula, [...kept, ...inBand.map((symbol) => symbol.id)]);
}
