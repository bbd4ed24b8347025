import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';

type Asked = Pick<ReleaseContext, 'split' | 'fold'>;

/** Sides that were asked for and have nothing: of a small set, or where the groups are larger than a side. */
export function emptySides(context: Asked, hasAny: (side: SplitSide) => boolean): SplitSide[] {
  return splitSides.filter((side) => isAskedFor(side, context) && !hasAny(side));
}

function isAskedFor(side: SplitSide, { split: { ratios, counts, namedTest }, fold }: Asked): boolean {
  if (side === 'test' && namedTest) return true;
  if (side !== 'test' && fold) return true;
  if (counts) return side === 'train' || counts[side] > 0;
  return ratios[side] > 0;
}
