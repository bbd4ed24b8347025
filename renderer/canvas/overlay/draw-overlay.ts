import type { EditorState } from '#renderer/editor/editor-state.ts';
import { intersectionOf } from '#renderer/editor/geometry/box.ts';
import { boxToScreen, toScreen, visibleBox } from '#renderer/editor/viewport/viewport.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { CanvasScene } from '../canvas-scene.ts';
import { drawLabel, usualTag } from '../tiles/draw-label.ts';
import { drawCrosshair } from './draw-crosshair.ts';
import { drawCut } from './draw-cut.ts';
import { drawOrder } from './draw-order.ts';
import { drawOrderArrows } from './draw-order-arrows.ts';
import { drawOverlayArrows } from './draw-overlay-arrows.ts';
import { outlineBox } from './outline-box.ts';

/**
 * Draws what changes from moment to moment over the tiles: what is selected, under the pointer, or being made. The
 * context's unit is a CSS pixel of the canvas; `pointer` likewise, null while it is elsewhere.
 */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  state: EditorState,
  content: CanvasScene,
  pointer: Point | null,
): void {
  const { viewport, selection, hover, tool, interaction } = state;
  const { scene, preview, theme, looks } = content;
  const seen = visibleBox(viewport);
  const onScreen = (box: Box) => boxToScreen(viewport, box);
  if (content.shown.relations) {
    drawOrderArrows(context, state, content);
    drawOverlayArrows(context, state, content);
  }
  for (const id of new Set([...selection.regions, ...preview.regions.keys()])) {
    const box = preview.regions.get(id) ?? scene.regions.get(id)?.box;
    if (box) outlineBox(context, onScreen(box), { colour: theme.accent, width: 2, wash: null });
  }
  if (hover?.kind === 'symbol' && !selection.symbols.has(hover.symbol)) {
    const symbol = scene.symbols.get(hover.symbol);
    const look = symbol ? looks(symbol.symbolClass) : null;
    if (symbol && look) {
      outlineBox(context, onScreen(symbol.box), { colour: look.colour, width: 2, wash: `${look.colour}26` });
      // Small boxes, and those that wait for their labels to be shown, say on hovering what they are.
      drawLabel(context, look, onScreen(symbol.box), usualTag, 1);
    }
  }
  if (hover?.kind === 'region' && tool === 'select' && !selection.regions.has(hover.region)) {
    const region = scene.regions.get(hover.region);
    if (region && region.id !== content.formula) {
      outlineBox(context, onScreen(region.box), { colour: theme.accent, width: 1, wash: null });
    }
  }
  for (const id of new Set([...selection.symbols, ...preview.symbols.keys()])) {
    const box = preview.symbols.get(id) ?? scene.symbols.get(id)?.box;
    if (box && intersectionOf(box, seen)) {
      outlineBox(context, onScreen(box), { colour: theme.accent, width: 2, wash: theme.accentWash });
    }
  }
  if (preview.newBox) {
    const dash = preview.newBox.makes === 'region' ? [7, 4] : null;
    outlineBox(context, onScreen(preview.newBox.box), {
      colour: theme.accent,
      width: 1.5,
      wash: theme.accentWash,
      dash,
    });
  }
  if (preview.band) {
    outlineBox(context, onScreen(preview.band), {
      colour: theme.accent,
      width: 1,
      wash: theme.accentWash,
      dash: [4, 3],
    });
  }
  drawCut(context, state, content);
  drawOrder(context, state, content);
  if (preview.cursor) drawCrosshair(context, toScreen(viewport, preview.cursor), viewport, theme);
  const isDrawing = tool === 'draw-symbol' || tool === 'draw-region';
  if (isDrawing && pointer && interaction.name !== 'panning' && !state.isPanHeld && !state.isListening) {
    drawCrosshair(context, pointer, viewport, theme);
  }
}
