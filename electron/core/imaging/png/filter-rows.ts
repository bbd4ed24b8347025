import type { PngPixels } from './png-pixels.ts';

/** Filter types (PNG, third edition, table 9). */
const filterType = { none: 0, paeth: 4 } as const;

/** At most about so many bytes are looked at to choose a filter. */
const sampledBytes = 65_536;

/**
 * Puts the byte for the filter before each row and filters the rows. One filter serves the whole image: none for flat
 * pictures such as rendered ink, Paeth for photos; either makes its kind about an eighth smaller than the other does.
 */
export function filterRows(image: PngPixels): Uint8Array {
  return isFlat(image) ? withoutFilter(image) : paethFiltered(image);
}

/** Whether most bytes equal those of the pixel to their left. */
function isFlat({ width, height, channels, pixels }: PngPixels): boolean {
  const rowBytes = width * channels;
  const rowStep = Math.max(1, Math.ceil((rowBytes * height) / sampledBytes));
  let equal = 0;
  let seen = 0;
  for (let row = 0; row < height; row += rowStep) {
    const start = row * rowBytes;
    for (let at = start + channels; at < start + rowBytes; at += 1)
      if (pixels[at] === pixels[at - channels]) equal += 1;
    seen += rowBytes - channels;
  }
  return equal * 2 >= seen;
}

function withoutFilter({ width, height, channels, pixels }: PngPixels): Uint8Array {
  const rowBytes = width * channels;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    const to = row * (rowBytes + 1);
    rows[to] = filterType.none;
    rows.set(pixels.subarray(row * rowBytes, (row + 1) * rowBytes), to + 1);
  }
  return rows;
}

function paethFiltered({ width, height, channels, pixels }: PngPixels): Uint8Array {
  const rowBytes = width * channels;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * rowBytes;
    const to = row * (rowBytes + 1) + 1;
    rows[to - 1] = filterType.paeth;
    // Outside of the image everything is 0, so that the first pixel has only the one above it, and the first row
    // only the ones to the left: apart from them, the loop over all others needs no question.
    for (let x = 0; x < Math.min(channels, rowBytes); x += 1) {
      rows[to + x] = (pixels[from + x] ?? 0) - (row > 0 ? (pixels[from + x - rowBytes] ?? 0) : 0);
    }
    if (row === 0) {
      for (let x = channels; x < rowBytes; x += 1) rows[to + x] = (pixels[x] ?? 0) - (pixels[x - channels] ?? 0);
      continue;
    }
    for (let x = channels; x < rowBytes; x += 1) {
      const at = from + x;
      const left = pixels[at - channels] ?? 0;
      const up = pixels[at - rowBytes] ?? 0;
      const upLeft = pixels[at - rowBytes - channels] ?? 0;
      const toLeft = Math.abs(up - upLeft);
      const toUp = Math.abs(left - upLeft);
      const toUpLeft = Math.abs(left + up - 2 * upLeft);
      // Whichever neighbour is closest to `left + up - upLeft`.
      const nearest = toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
      rows[to + x] = (pixels[at] ?? 0) - nearest;
    }
  }
  return rows;
}
