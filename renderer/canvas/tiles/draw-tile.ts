import { growBox } from '#renderer/editor/geometry/box.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { CanvasScene } from '../canvas-scene.ts';
import type { PagePicture } from '../page-picture.ts';
import { drawGrid } from './draw-grid.ts';
import { drawPicture } from './draw-picture.ts';
import { drawRegions } from './draw-regions.ts';
import { drawRelations } from './draw-relations.ts';
import { drawSymbols } from './draw-symbols.ts';
import { numberReachPx, reachPx } from './reach.ts';

/**
 * Draws a part of the page with everything on it.
 * @param context - Its unit is a device pixel, its origin the page's top-left corner.
 * @param tile - Device pixels from the page's corner.
 * @param part - What of the tile is drawn: the context draws nothing outside of it.
 * @param scale - Device pixels per page pixel.
 * @param pixelRatio - Device pixels per CSS pixel.
 */
export function drawTile(
  context: CanvasRenderingContext2D,
  tile: Box,
  part: Box,
  scale: number,
  pixelRatio: number,
  picture: PagePicture | null,
  content: CanvasScene,
): void {
  const { page, theme } = content;
  context.fillStyle = theme.ground;
  context.fillRect(part.x, part.y, part.width, part.height);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, page.width * scale, page.height * scale);
  // As for the whole tile, so that it is smoothed over the same pixels.
  if (picture) drawPicture(context, picture, content.adjustment, scale, tile);
  if (content.shown.grid) drawGrid(context, part, scale, pixelRatio, page);
  context.strokeStyle = theme.pageEdge;
  context.lineWidth = pixelRatio;
  context.strokeRect(
    -pixelRatio / 2,
    -pixelRatio / 2,
    page.width * scale + pixelRatio,
    page.height * scale + pixelRatio,
  );
  const onPage: Box = { x: part.x / scale, y: part.y / scale, width: part.width / scale, height: part.height / scale };
  const css = scale / pixelRatio;
  const reached: Box = {
    x: onPage.x - reachPx.right / css,
    y: onPage.y - reachPx.bottom / css,
    width: onPage.width + (reachPx.left + reachPx.right) / css,
    height: onPage.height + (reachPx.top + reachPx.bottom) / css,
  };
  if (content.holdsFormulas) drawRegions(context, growBox(onPage, numberReachPx / css), scale, pixelRatio, content);
  if (content.shown.boxes) drawSymbols(context, content.scene.findSymbols(reached), scale, pixelRatio, content);
  if (content.shown.relations) {
    drawRelations(context, content.scene.findRelations(growBox(onPage, 12 / css)), scale, pixelRatio, content);
  }
}
