import type { Box } from '#schemas/domain/geometry.ts';
import { centreOf, containsPoint } from '../geometry/box.ts';

type BuiltInType = 'Right' | 'Sup' | 'Sub' | 'Above' | 'Below' | 'Inside';

/** Share of the parent's height around its middle in which a child beside it stands on the same line. */
const sameLineShare = 0.25;

/**
 * The relation that the places of two boxes suggest; page pixels. A child whose middle lies in the parent is inside it;
 * one mostly over or under the parent's width is above or below; one beside it is right, superscript or subscript by
 * how far it is off the parent's middle.
 */
export function guessRelationType(parent: Box, child: Box): BuiltInType {
  const middle = centreOf(child);
  if (containsPoint(parent, middle) && child.height < parent.height && child.width < parent.width) return 'Inside';
  const offset = middle.y - centreOf(parent).y;
  const overlap = Math.min(parent.x + parent.width, child.x + child.width) - Math.max(parent.x, child.x);
  const isStacked = overlap >= 0.5 * Math.min(parent.width, child.width);
  if (isStacked && Math.abs(offset) > Math.min(parent.height, child.height) / 2) return offset < 0 ? 'Above' : 'Below';
  const line = Math.max(parent.height, child.height) * sameLineShare;
  if (Math.abs(offset) <= line) return 'Right';
  return offset < 0 ? 'Sup' : 'Sub';
}
