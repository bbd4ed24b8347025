import type { EditorState } from '#renderer/editor/editor-state.ts';
import { boxToScreen, toScreen } from '#renderer/editor/viewport/viewport.ts';
import type { CanvasScene } from '../canvas-scene.ts';

/** Draws where a region is about to be cut in two; CSS pixels of the canvas. */
export function drawCut(context: CanvasRenderingContext2D, { viewport }: EditorState, content: CanvasScene): void {
  const { preview, scene, theme } = content;
  const region = preview.cut ? scene.regions.get(preview.cut.region) : undefined;
  if (!preview.cut || !region) return;
  const { isVertical, at } = preview.cut.cut;
  const box = boxToScreen(viewport, region.box);
  const place = toScreen(viewport, { x: at, y: at });
  context.beginPath();
  if (isVertical) {
    context.moveTo(place.x, box.y);
    context.lineTo(place.x, box.y + box.height);
  } else {
    context.moveTo(box.x, place.y);
    context.lineTo(box.x + box.width, place.y);
  }
  context.strokeStyle = 'rgba(255, 255, 255, 0.85)';
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
}
