import type { Box } from '#schemas/domain/geometry.ts';
import { flattenPath, type Vertex } from '#shared/layout/outline/flatten-path.ts';
import type { Outline } from '#shared/layout/outline/outline.ts';
import { inkComponents } from '../ink/components.ts';
import { type ShapeFeature, shapeFeature } from './shape-feature.ts';

/** What a printed glyph looks like. */
export interface GlyphShape {
  readonly feature: ShapeFeature;
  /** Pieces of ink that do not touch: two of `=` and `i`, three of `\div`. */
  readonly parts: number;
}

/** Pixels of the longer side of a glyph when it is drawn to be looked at. */
const drawnSide = 56;

/** Shapes of glyphs that were asked for before: formulas repeat them. */
export interface GlyphShapes {
  shapeOf(glyph: { readonly box: Box; readonly outlines: readonly Outline[] }): GlyphShape | null;
}

/** Keeps at most `capacity` shapes; when it is full it starts anew. */
export function createGlyphShapes(capacity = 2048): GlyphShapes {
  const known = new Map<string, GlyphShape | null>();
  return {
    shapeOf({ box, outlines }) {
      const key = keyOf(box, outlines);
      const found = known.get(key);
      if (found !== undefined) return found;
      if (known.size >= capacity) known.clear();
      const shape = drawShape(box, outlines);
      known.set(key, shape);
      return shape;
    },
  };
}

/** Equal for glyphs that are drawn alike, wherever they stand and however large. */
function keyOf(box: Box, outlines: readonly Outline[]): string {
  const unit = Math.max(box.width, box.height) || 1;
  const round = (value: number): number => Math.round((100 * value) / unit);
  return outlines
    .map(({ path, map }) => `${path} ${round(map.x - box.x)} ${round(map.y - box.y)} ${round(1000 * map.scaleX)}`)
    .join('|');
}

/** Null for a glyph that the font has no shape for. */
function drawShape(box: Box, outlines: readonly Outline[]): GlyphShape | null {
  const scale = drawnSide / Math.max(box.width, box.height);
  if (outlines.length === 0 || !Number.isFinite(scale)) return null;
  const width = Math.ceil(box.width * scale) + 2;
  const height = Math.ceil(box.height * scale) + 2;
  const ink = new Uint8Array(width * height);
  for (const { path, map } of outlines) {
    const toPixels = {
      scaleX: map.scaleX * scale,
      scaleY: map.scaleY * scale,
      x: (map.x - box.x) * scale + 1,
      y: (map.y - box.y) * scale + 1,
    };
    fill(
      ink,
      width,
      height,
      flattenPath(path, toPixels, () => 6),
    );
  }
  const components = inkComponents({ width, height, ink, darkness: ink });
  if (components.length === 0) return null;
  const drawn = { x: 1, y: 1, width: box.width * scale, height: box.height * scale };
  return {
    feature: shapeFeature(
      components.map(({ runs }) => runs),
      drawn,
    ),
    parts: components.length,
  };
}

/** Fills the inside of polygons (non-zero winding) by rows. Thin lines keep at least one pixel. */
function fill(ink: Uint8Array, width: number, height: number, polygons: readonly (readonly Vertex[])[]): void {
  for (let y = 0; y < height; y += 1) {
    const crossings = crossingsAt(polygons, y + 0.5);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      const next = crossings[index + 1];
      if (winding === 0 || !next) continue;
      const from = Math.max(0, Math.round(x));
      const to = Math.min(width, Math.max(from + 1, Math.round(next.x)));
      ink.fill(1, y * width + from, y * width + to);
    }
  }
  for (const polygon of polygons) {
    // A horizontal line thinner than a row may pass between the middles of two.
    for (const [x, y] of polygon) {
      const [column, row] = [Math.floor(x), Math.floor(y)];
      if (column >= 0 && column < width && row >= 0 && row < height && isThin(polygon)) {
        const [left, right] = spanOf(polygon);
        ink.fill(1, row * width + Math.max(0, left), row * width + Math.min(width, right));
        break;
      }
    }
  }
}

function isThin(polygon: readonly Vertex[]): boolean {
  const ys = polygon.map(([, y]) => y);
  return Math.max(...ys) - Math.min(...ys) < 1.5;
}

function spanOf(polygon: readonly Vertex[]): readonly [left: number, right: number] {
  const xs = polygon.map(([x]) => x);
  return [Math.round(Math.min(...xs)), Math.round(Math.max(...xs))];
}

function crossingsAt(polygons: readonly (readonly Vertex[])[], y: number) {
  const crossings: { readonly x: number; readonly turn: number }[] = [];
  for (const polygon of polygons) {
    for (const [index, [x1, y1]] of polygon.entries()) {
      const [x2, y2] = polygon[(index + 1) % polygon.length] ?? [x1, y1];
      if (y1 <= y === y2 <= y) continue;
      crossings.push({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y2 > y1 ? 1 : -1 });
    }
  }
  return crossings.sort((a, b) => a.x - b.x);
}
