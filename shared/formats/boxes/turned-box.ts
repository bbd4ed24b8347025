import type { Box } from '#schemas/domain/geometry.ts';

/**
 * The upright box around one that is turned about its centre.
 *
 * @param degrees any number; at a multiple of 90 the turned box is upright itself
 */
export function turnedBox(box: Box, degrees: number): { readonly box: Box; readonly isUpright: boolean } {
  const quarters = Math.round(degrees / 90);
  const isUpright = Math.abs(degrees - 90 * quarters) <= tolerance;
  const radians = (degrees * Math.PI) / 180;
  const lying = quarters % 2 === 0 ? 0 : 1;
  const [across, along] = isUpright ? [1 - lying, lying] : [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const width = across * box.width + along * box.height;
  const height = along * box.width + across * box.height;
  const turned = { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
  return { box: turned, isUpright };
}

/** Degrees by which a box may miss standing upright. */
const tolerance = 1e-6;
