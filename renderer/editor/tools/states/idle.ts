import type { Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { centreOf } from '../../geometry/box.ts';
import { handleAt } from '../../scene/handles.ts';
import { regionAt } from '../../scene/hit-test.ts';
import type { Hover } from '../../scene/hover.ts';
import { resizableItem } from '../../scene/selected-box.ts';
import { boxToScreen, toPage, toScreen } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, type Step, stay } from '../step.ts';
import { startCursor } from './keyboard-cursor.ts';
import { startNudging } from './nudging.ts';
import { startOrdering } from './ordering.ts';
import { symbolUnder } from './symbol-under.ts';

/** Nothing is going on; the pointer may rest on something. */
export interface Idle {
  readonly name: 'idle';
}

export function idleStep(state: Idle, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-down':
      return press(state, event, context);
    case 'pointer-move':
      return go(state, { type: 'hover', hover: hoverAt(event.screen, context) });
    case 'pointer-leave':
      return go(state, { type: 'hover', hover: null });
    case 'nudge':
      return startNudging(event, context);
    case 'aim':
      return context.tool === 'relate' ? startRelation(event.symbol, context) : stay(state);
    case 'cursor':
      return startCursor(event, context);
    default:
      return stay(state);
  }
}

/** The symbol that keys name becomes the parent. */
function startRelation(parent: SymbolId, context: ToolContext): Step {
  const box = context.scene.symbols.get(parent)?.box;
  if (!box) return go({ name: 'idle' });
  return go({ name: 'choosing-child', parent, to: toScreen(context.viewport, centreOf(box)), child: null });
}

function press(state: Idle, event: ToolEvent & { readonly type: 'pointer-down' }, context: ToolContext): Step {
  const { screen, modifiers } = event;
  if (event.button === 'middle' || (event.button === 'main' && (context.isPanHeld || context.tool === 'pan'))) {
    return go({ name: 'panning', at: screen, before: context.viewport });
  }
  if (event.button !== 'main') return stay(state);
  const isForRegions = context.tool === 'draw-region' || context.tool === 'split-region';
  // The tool may still be in hand from another page.
  if (isForRegions && !context.changesRegions) return go(state, { type: 'notice', notice: 'regions-are-given' });
  if (isForRegions && !context.holdsFormulas) return go(state, { type: 'notice', notice: 'page-is-one-formula' });
  const symbol = symbolUnder(screen, context);
  switch (context.tool) {
    case 'draw-symbol':
      return go({ name: 'pointing-new-box', makes: 'symbol', from: screen, symbol: symbol?.id ?? null });
    case 'draw-region':
      return go({ name: 'pointing-new-box', makes: 'region', from: screen, symbol: null });
    case 'relate':
      return symbol ? go({ name: 'pointing-parent', from: screen, parent: symbol.id }) : stay(state);
    case 'order':
      return symbol ? startOrdering(symbol.id, symbol.formula, context) : stay(state);
    case 'split-region':
      return startCutting(screen, context);
    default:
      break;
  }
  const handled = handleUnder(screen, context);
  if (handled) return go({ name: 'pointing-handle', from: screen, ...handled });
  if (symbol) {
    return go({ name: 'pointing-symbol', from: screen, symbol: symbol.id, isAdding: modifiers.shift });
  }
  const region = context.holdsFormulas ? regionAt(context.scene, toPage(context.viewport, screen)) : null;
  if (region && context.selection.regions.has(region.id)) {
    return go({ name: 'pointing-region', from: screen, region: region.id, isAdding: modifiers.shift });
  }
  return go({ name: 'pointing-canvas', from: screen, region: region?.id ?? null, isAdding: modifiers.shift });
}

function startCutting(screen: Point, context: ToolContext): Step {
  const from = toPage(context.viewport, screen);
  const pressed = regionAt(context.scene, from)?.id ?? null;
  return go({ name: 'cutting', pressed, screen, from, isDragged: false, cut: null });
}

function hoverAt(screen: Point, context: ToolContext): Hover | null {
  if (context.isPanHeld || context.tool === 'pan' || context.tool === 'draw-region') return null;
  if (context.tool === 'split-region') return hoverRegion(screen, context);
  if (context.tool === 'select') {
    const handled = handleUnder(screen, context);
    if (handled) return { kind: 'handle', handle: handled.handle };
  }
  const symbol = symbolUnder(screen, context);
  if (symbol) return { kind: 'symbol', symbol: symbol.id };
  return hoverRegion(screen, context);
}

function hoverRegion(screen: Point, context: ToolContext): Hover | null {
  const region = context.holdsFormulas ? regionAt(context.scene, toPage(context.viewport, screen)) : null;
  return region ? { kind: 'region', region: region.id } : null;
}

function handleUnder(screen: Point, context: ToolContext) {
  const item = resizableItem(context.scene, context.selection, context.locked);
  const handle = item ? handleAt(boxToScreen(context.viewport, item.box), screen) : null;
  return item && handle ? { item, handle } : null;
}
