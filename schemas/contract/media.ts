import { z } from 'zod';
import { Box } from '../domain/geometry.ts';
import type { Sha256 } from '../domain/id.ts';

/**
 * Pixels never travel over RPC: every host serves `GET /media/<sha256>?…`.
 * Without parameters: the upright picture in a type that browsers read.
 */
export const MediaQuery = z.object({
  /** Longest side of a thumbnail in pixels. */
  size: z.coerce.number().int().min(16).max(2048).optional(),
  /** Part of the page in upright pixels, before scaling: `x,y,width,height`. */
  region: z
    .string()
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
    .optional(),
  /** Cuts blank margins off: what a small picture of a sheet with little on it shows large. */
  trim: z.literal('1').optional(),
});
export type MediaQuery = z.infer<typeof MediaQuery>;

/** Address of a picture, relative to the host's root. `size` bounds the longest side; `region` cuts first, then `isTrimmed` its margins. */
export function mediaPath(
  sha256: Sha256,
  options: { readonly size?: number; readonly region?: Box; readonly isTrimmed?: boolean } = {},
): string {
  const query: string[] = [];
  if (options.size !== undefined) query.push(`size=${options.size}`);
  if (options.region !== undefined) {
    const { x, y, width, height } = options.region;
    query.push(`region=${[x, y, width, height].map((value) => Math.round(value * 100) / 100).join(',')}`);
  }
  if (options.isTrimmed) query.push('trim=1');
  return query.length === 0 ? `media/${sha256}` : `media/${sha256}?${query.join('&')}`;
}

/** Splits the `region` parameter into a box; the query was checked before. */
export function parseRegion(region: string): Box {
  const [x, y, width, height] = region.split(',').map(Number);
  return Box.parse({ x, y, width, height });
}
