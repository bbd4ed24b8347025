import { type SplitSide, splitSides } from '#schemas/domain/split.ts';

/** A set of sides as a bit mask; 0 for none. */
export function markOfSide(side: SplitSide | undefined): number {
  return side === undefined ? 0 : 1 << splitSides.indexOf(side);
}

/** The sides of a mask, in the order train, validation, test. */
export function sidesOfMark(mark: number): readonly SplitSide[] {
  return sidesByMark[mark] ?? [];
}

const sidesByMark = Array.from({ length: 1 << splitSides.length }, (_, mark) =>
  splitSides.filter((side) => (mark & markOfSide(side)) !== 0),
);
