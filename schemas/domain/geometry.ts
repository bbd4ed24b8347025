import { z } from 'zod';

/**
 * Axis-aligned box in upright page pixels: origin top-left, x to the right, y down, fractions allowed.
 * A pixel (i, j) covers the square from (i, j) to (i + 1, j + 1).
 */
export const Box = z.object({
  x: z.number().finite(),
  y: z.number().finite(),
  width: z.number().finite().nonnegative(),
  height: z.number().finite().nonnegative(),
});
export type Box = Readonly<z.infer<typeof Box>>;

export interface Point {
  readonly x: number;
  readonly y: number;
}
