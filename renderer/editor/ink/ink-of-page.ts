import type { Box } from '#schemas/domain/geometry.ts';
import { unionOf } from '../geometry/box.ts';
import { componentsOf } from './components.ts';
import type { Overview } from './luminance-grid.ts';
import { findInk } from './threshold.ts';

/** Fewer pixels of the overview are a speck. */
const speckPixels = 3;

/**
 * The box around all ink of a page, page pixels. Shadows and rulings of a photo count as ink: they make the box larger,
 * never smaller than the formula. Null where there is none.
 */
export function inkOfPage(overview: Overview | null): Box | null {
  const ink = overview && findInk(overview.grid);
  if (!overview || !ink) return null;
  const { grid, scale } = overview;
  const part = { ...grid.origin, width: grid.width, height: grid.height };
  const kept = componentsOf(grid, ink, part).flatMap(({ area, box }) => (area < speckPixels ? [] : [box]));
  const around = unionOf(kept);
  return (
    around && {
      x: around.x / scale,
      y: around.y / scale,
      width: around.width / scale,
      height: around.height / scale,
    }
  );
}
