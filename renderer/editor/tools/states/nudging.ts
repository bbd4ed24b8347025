import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { placeSymbols } from '../../edits/change-symbols.ts';
import { nestsRegions } from '../../edits/nested-regions.ts';
import { placeRegions } from '../../edits/regions.ts';
import { unionOf } from '../../geometry/box.ts';
import { clampDisplacement } from '../../geometry/page-bounds.ts';
import { resizeBox } from '../../geometry/resize-box.ts';
import { boxesOf } from '../../scene/boxes-of.ts';
import type { ToolContext } from '../context.ts';
import type { NudgedPart, ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { translated } from './translating.ts';

/** Arrow keys move or size the selected boxes; letting go of the keys ends it, so that it is one act. */
export interface Nudging {
  readonly name: 'nudging';
  readonly what: NudgedPart;
  /** Boxes as the first key found them, page pixels. */
  readonly symbolsBefore: ReadonlyMap<SymbolId, Box>;
  readonly regionsBefore: ReadonlyMap<FormulaId, Box>;
  /** All nudges together, page pixels. */
  readonly by: Point;
}

export function startNudging(event: ToolEvent & { readonly type: 'nudge' }, context: ToolContext): Step {
  const symbolsBefore = boxesOf(
    [...context.selection.symbols].filter((id) => !context.locked.has(id)),
    context.scene.symbols,
  );
  const regionsBefore = boxesOf(context.selection.regions, context.scene.regions);
  if (symbolsBefore.size + regionsBefore.size === 0) return go(idle);
  const { what } = event;
  return nudgingStep({ name: 'nudging', what, symbolsBefore, regionsBefore, by: { x: 0, y: 0 } }, event, context);
}

export function nudgingStep(state: Nudging, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'nudge': {
      if (event.what !== state.what) return stay(state);
      const by = { x: state.by.x + event.by.x, y: state.by.y + event.by.y };
      return go({ ...state, by: state.what === 'box' ? onPage(state, by, context) : by });
    }
    case 'keys-up':
    case 'pointer-down':
      return finish(state, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

/** The nudged boxes as they are now, page pixels. */
export function nudged<Id>(
  state: Pick<Nudging, 'what' | 'by'>,
  boxes: ReadonlyMap<Id, Box>,
  { page }: Pick<ToolContext, 'page'>,
): ReadonlyMap<Id, Box> {
  if (state.what === 'box') return translated(boxes, state.by);
  return new Map([...boxes].map(([id, box]) => [id, resizeBox(box, 'se', atLeast(box, state.by), page)]));
}

function finish(state: Nudging, context: ToolContext): Step {
  const regions = nudged(state, state.regionsBefore, context);
  if (nestsRegions(context.work, regions)) return go(idle, { type: 'notice', notice: 'region-in-region' });
  const patches = [
    ...placeSymbols(context.work, nudged(state, state.symbolsBefore, context)),
    ...placeRegions(context.work, regions),
  ];
  if (patches.length === 0) return go(idle);
  return go(idle, { type: 'edit', patches, label: state.what === 'box' ? 'move' : 'resize' });
}

function onPage(state: Nudging, by: Point, { page }: ToolContext): Point {
  const around = unionOf([...state.symbolsBefore.values(), ...state.regionsBefore.values()]);
  return around ? clampDisplacement(around, by, page) : by;
}

/** A key never turns a box over. */
function atLeast(box: Box, by: Point): Point {
  return { x: Math.max(by.x, -box.width), y: Math.max(by.y, -box.height) };
}
