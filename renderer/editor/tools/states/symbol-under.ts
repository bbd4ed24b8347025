import type { Point } from '#schemas/domain/geometry.ts';
import { pointerSlack, symbolAt } from '../../scene/hit-test.ts';
import type { PlacedSymbol } from '../../scene/scene.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';

/** The symbol that a pointer takes; CSS pixels. */
export function symbolUnder(
  screen: Point,
  { scene, viewport }: Pick<ToolContext, 'scene' | 'viewport'>,
): PlacedSymbol | null {
  return symbolAt(scene, toPage(viewport, screen), pointerSlack / viewport.scale);
}
