import { joinRanges, type KeptRanges } from './kept-ranges.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;

/**
 * The parts of a JPEG (ITU-T T.81) that decoding needs: application segments stay only where they change colours (JFIF,
 * ICC profile, Adobe); EXIF, XMP, IPTC, comments, embedded previews and whatever follows the end of the image go. The
 * compressed pixels are not touched. Null where nothing has to go.
 */
export function keptOfJpeg(bytes: Uint8Array): KeptRanges {
  const kept: { start: number; end: number }[] = [{ start: 0, end: 2 }];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = markerAt(bytes, at);
    // Broken after this point: decoders guess from here on, and so nothing is taken out of it.
    if (marker === null) break;
    if (marker === endOfImage) {
      kept.push({ start: at, end: at + 2 });
      return joinRanges(kept, bytes.length);
    }
    const end = marker === startOfImage ? at + 2 : at + 2 + lengthAt(bytes, at + 2);
    const stop = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (staysInJpeg(bytes, at, marker)) kept.push({ start: at, end: Math.min(stop, bytes.length) });
    at = stop;
  }
  if (isEndOfImage(bytes, at)) kept.push({ start: at, end: at + 2 });
  else if (at < bytes.length) kept.push({ start: at, end: bytes.length });
  return joinRanges(kept, bytes.length);
}

/**
 * Whether the head of a JPEG (its first bytes) shows that nothing has to go before its pixels: the answer for most
 * scans, without reading all of them. False also where the head is too short to tell.
 */
export function isJpegHeadClean(head: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= head.length) {
    const marker = markerAt(head, at);
    if (marker === null) return false;
    if (marker === startOfScan) return true;
    if (!staysInJpeg(head, at, marker)) return false;
    at += 2 + lengthAt(head, at + 2);
  }
  return false;
}

function staysInJpeg(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return startsWith(bytes, at + 4, 'JFIF\0');
  if (marker === 0xe2) return startsWith(bytes, at + 4, 'ICC_PROFILE\0');
  return marker === 0xee && startsWith(bytes, at + 4, 'Adobe');
}

/** The marker at a place where one must stand; null where none does. */
function markerAt(bytes: Uint8Array, at: number): number | null {
  const marker = bytes[at + 1] ?? 0;
  return bytes[at] === 0xff && marker >= 0xc0 && marker !== 0xff ? marker : null;
}

function isEndOfImage(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === endOfImage;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Where the marker after compressed pixels stands: stuffed zeros and restart markers belong to the pixels. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
