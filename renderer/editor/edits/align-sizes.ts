import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { centreOf } from '../geometry/box.ts';
import { fitOnPage } from '../geometry/page-bounds.ts';
import { boxesOf } from '../scene/boxes-of.ts';
import { sceneOf } from '../scene/scene.ts';
import { pageIn, type Work } from '../work/work.ts';
import { placeSymbols } from './change-symbols.ts';

/** Gives the boxes the greatest width and height among them, each about its own middle. */
export function alignSizes(work: Work, symbols: ReadonlySet<SymbolId>): readonly AnnotationPatch[] {
  const boxes = boxesOf(symbols, sceneOf(work).symbols);
  const width = Math.max(...[...boxes.values()].map((box) => box.width));
  const height = Math.max(...[...boxes.values()].map((box) => box.height));
  const page = pageIn(work);
  const alike = (box: Box): Box => {
    const middle = centreOf(box);
    return fitOnPage({ x: middle.x - width / 2, y: middle.y - height / 2, width, height }, page);
  };
  return boxes.size < 2 ? [] : placeSymbols(work, new Map([...boxes].map(([id, box]) => [id, alike(box)])));
}
