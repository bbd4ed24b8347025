import type { Box } from '#schemas/domain/geometry.ts';
import { paletteSize } from './palette/place-palette.ts';

/** CSS pixels that a notice takes at most, and that it keeps free around it. */
const noticeSize = { width: 440, height: 96 };
const margin = 16;
/** The same below the badges at the head of the canvas. */
const badgeMargin = 8;

/** The badges at the head of the canvas, which may have several lines; without height while there are none. */
export const badgesId = 'annotate-badges';

/** Upper left corner of the palette that listens, CSS pixels of the canvas. */
export interface PalettePlace {
  readonly left: number;
  readonly top: number;
}

let palette: PalettePlace | null = null;
/** Moves the notice that is shown; null while none is. */
let move: ((translate: string) => void) | null = null;

/** A notice opens; `onMove` moves it while it is there. Where it stands at first: a CSS translation. */
export function noticeOpens(onMove: (translate: string) => void): string {
  move = onMove;
  return translation();
}

export function noticeCloses(): void {
  move = null;
}

/** The palette listens at another place; null: it does not listen. */
export function palettePlaced(place: PalettePlace | null): void {
  palette = place;
  noticePlaced();
}

/** The canvas or one of its badges has come, or stands elsewhere in the window. Nothing is measured while no notice is shown. */
export function noticePlaced(): void {
  move?.(translation());
}

function translation(): string {
  const canvas = document.getElementById('annotate-canvas')?.getBoundingClientRect();
  if (!canvas) return '0 0';
  const badgeEnd = document.getElementById(badgesId)?.getBoundingClientRect().bottom ?? canvas.y;
  return placeNotice(canvas, palette, badgeEnd, { width: window.innerWidth, height: window.innerHeight });
}

/**
 * A CSS translation from the lower edge of the window, in whose middle the notice stands: to the lower end of the
 * canvas, so that it covers neither the classes nor the pages there, or to the upper one, where the palette listens at
 * the lower. `canvas` and `badgeEnd`, the lower edge of the badges at the upper end, in CSS pixels of the window.
 */
export function placeNotice(
  canvas: Box,
  listening: PalettePlace | null,
  badgeEnd: number,
  window: { readonly width: number; readonly height: number },
): string {
  const end = canvas.y + canvas.height;
  const isCovered =
    listening !== null &&
    canvas.y + listening.top + paletteSize.height > end - margin - noticeSize.height &&
    Math.abs(canvas.x + listening.left + paletteSize.width / 2 - window.width / 2) <
      (paletteSize.width + noticeSize.width) / 2;
  // Percents are those of the notice itself: its upper edge stands below the badge.
  if (isCovered) return `0 calc(100% - ${window.height - margin - badgeEnd - badgeMargin}px)`;
  return `0 ${-Math.max(window.height - end, 0)}px`;
}
