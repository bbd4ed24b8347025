import type { PlacedRelation } from '#renderer/editor/scene/scene.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { arrowBetween, relationColour, traceArrow } from '../arrow.ts';
import type { CanvasScene } from '../canvas-scene.ts';

const headPx = 5;

/** Draws relations as thin arrows from parent to child. Units as in `drawTile`. */
export function drawRelations(
  context: CanvasRenderingContext2D,
  relations: readonly PlacedRelation[],
  scale: number,
  pixelRatio: number,
  { preview, formula }: CanvasScene,
): void {
  const byType = new Map<string, PlacedRelation[]>();
  for (const relation of relations) {
    const isChanging = preview.symbols.has(relation.parent.id) || preview.symbols.has(relation.child.id);
    if (isChanging || (formula !== null && relation.parent.formula !== formula)) continue;
    const alike = byType.get(relation.type);
    if (alike) alike.push(relation);
    else byType.set(relation.type, [relation]);
  }
  const inDevicePixels = ({ x, y, width, height }: Box): Box => ({
    x: x * scale,
    y: y * scale,
    width: width * scale,
    height: height * scale,
  });
  context.lineCap = 'round';
  for (const [type, alike] of byType) {
    context.beginPath();
    for (const { parent, child } of alike) {
      traceArrow(context, arrowBetween(inDevicePixels(parent.box), inDevicePixels(child.box)), headPx * pixelRatio);
    }
    context.strokeStyle = 'rgba(255, 255, 255, 0.75)';
    context.lineWidth = 3 * pixelRatio;
    context.stroke();
    context.strokeStyle = relationColour(type);
    context.lineWidth = 1.25 * pixelRatio;
    context.stroke();
  }
  context.lineCap = 'butt';
}
