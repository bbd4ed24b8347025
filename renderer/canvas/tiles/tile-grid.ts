import type { Box } from '#schemas/domain/geometry.ts';

/** Side of a tile in device pixels. */
export const tileSide = 512;

export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

/** Tiles that cover a part of the page plane; device pixels from the page's top-left corner at the tiles' scale. */
export function tilesOver(part: Box): readonly TilePlace[] {
  const places: TilePlace[] = [];
  const lastColumn = Math.ceil((part.x + part.width) / tileSide) - 1;
  const lastRow = Math.ceil((part.y + part.height) / tileSide) - 1;
  for (let row = Math.floor(part.y / tileSide); row <= lastRow; row += 1) {
    for (let column = Math.floor(part.x / tileSide); column <= lastColumn; column += 1) places.push({ column, row });
  }
  return places;
}

export function tileKey({ column, row }: TilePlace): string {
  return `${column},${row}`;
}
