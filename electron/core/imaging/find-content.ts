import type { Box } from '#schemas/domain/geometry.ts';
import type { RawImage } from './raw-image.ts';

/** Brightness (of 255) by which ink differs from the paper around it. */
const leastContrast = 32;
/** Rim that is left around the content, as a share of its longer side, and in pixels at least. */
const rimShare = 0.04;
const leastRimPx = 6;

/**
 * The part of a picture that anything stands on, with a rim of its paper: what is left once blank margins are cut off.
 * The paper is what the edges show; where they are as mixed as the rest, as in photos, that is the whole picture.
 *
 * @returns in upright pixels; the whole picture where nothing stands on it
 */
export function findContent(image: RawImage): Box {
  const { width, height } = image;
  const paper = paperOf(image);
  const columns = new Uint8Array(width);
  const rows = new Uint8Array(height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.abs(brightnessAt(image, x, y) - paper) < leastContrast) continue;
      columns[x] = 1;
      rows[y] = 1;
    }
  }
  const left = columns.indexOf(1);
  const top = rows.indexOf(1);
  if (left < 0) return { x: 0, y: 0, width, height };
  const right = columns.lastIndexOf(1) + 1;
  const bottom = rows.lastIndexOf(1) + 1;
  const rim = Math.max(leastRimPx, Math.round(rimShare * Math.max(right - left, bottom - top)));
  const x = Math.max(0, left - rim);
  const y = Math.max(0, top - rim);
  return { x, y, width: Math.min(width, right + rim) - x, height: Math.min(height, bottom + rim) - y };
}

/** The commonest brightness (median) along the four edges. */
function paperOf(image: RawImage): number {
  const { width, height } = image;
  const counts = new Uint32Array(256);
  const count = (x: number, y: number) => {
    const brightness = brightnessAt(image, x, y);
    counts[brightness] = (counts[brightness] ?? 0) + 1;
  };
  for (let x = 0; x < width; x++) {
    count(x, 0);
    count(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    count(0, y);
    count(width - 1, y);
  }
  let seen = 0;
  return Math.max(
    0,
    counts.findIndex((own) => (seen += own) >= width + height),
  );
}

/** Green stands for a colour: it weighs most, and ink of any colour shows in it. */
function brightnessAt({ width, channels, pixels }: RawImage, x: number, y: number): number {
  return pixels[(y * width + x) * channels + (channels === 3 ? 1 : 0)] ?? 0;
}
