import Konva from 'konva';
import { type HandleName, handleNames, handlesOf } from '#renderer/editor/scene/handles.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { CanvasTheme } from '../canvas-theme.ts';

/** CSS pixels: smaller on a small box, so that the ink in it stays in sight. */
const sidePx = 8;
const leastSidePx = 5;

/** The handles of the one selected box. */
export class HandleNodes {
  private readonly nodes: ReadonlyMap<HandleName, Konva.Rect>;

  constructor(layer: Konva.Layer) {
    this.nodes = new Map(
      handleNames.map((name) => [
        name,
        new Konva.Rect({
          fill: '#ffffff',
          strokeWidth: 1.5,
          cornerRadius: 1.5,
          visible: false,
          listening: false,
          perfectDrawEnabled: false,
        }),
      ]),
    );
    layer.add(...this.nodes.values());
  }

  /** Puts the handles around a box (CSS pixels of the canvas), or away. */
  place(box: Box | null, theme: CanvasTheme): void {
    const places = box ? handlesOf(box) : null;
    const side = box ? Math.min(sidePx, Math.max(leastSidePx, Math.min(box.width, box.height) / 5)) : sidePx;
    for (const [name, node] of this.nodes) {
      const place = places?.get(name);
      node.visible(place !== undefined);
      if (place) {
        node.setAttrs({
          x: place.x,
          y: place.y,
          width: side,
          height: side,
          offsetX: side / 2,
          offsetY: side / 2,
          stroke: theme.accent,
        });
      }
    }
  }
}
