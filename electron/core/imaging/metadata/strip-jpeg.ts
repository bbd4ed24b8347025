import { joinRanges, type KeptRanges } from './kept-ranges.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
/** For private use in arithmetic coding; it stands alone. */
const temporary = 0x01;
const firstRestart = 0xd0;

/**
 * The parts of a JPEG (ITU-T T.81) that decoding needs: application segments stay only where they change colours (JFIF,
 * ICC profile, Adobe); EXIF, XMP, IPTC, comments, embedded previews and whatever follows the end of the image go. The
 * compressed pixels are not touched. Null where nothing has to go.
 */
export function keptOfJpeg(bytes: Uint8Array): KeptRanges {
  const kept: { start: number; end: number }[] = [{ start: 0, end: 2 }];
  let at = 2;
  for (let marker = nextMarker(bytes, at); marker !== null; marker = nextMarker(bytes, at)) {
    if (marker.code === endOfImage) {
      kept.push({ start: at, end: marker.at + 2 });
      return joinRanges(kept, bytes.length);
    }
    const end = endOfSegment(bytes, marker);
    const stop = marker.code === startOfScan ? endOfScan(bytes, end) : end;
    // What stands between two segments stays or goes with the one behind it.
    if (staysInJpeg(bytes, marker)) kept.push({ start: at, end: Math.min(stop, bytes.length) });
    at = stop;
  }
  // Broken after this point: decoders guess from here on, and so nothing is taken out of it.
  if (at < bytes.length) kept.push({ start: at, end: bytes.length });
  return joinRanges(kept, bytes.length);
}

/** A marker: where its 0xFF stands, and the byte behind that. */
interface Marker {
  readonly at: number;
  readonly code: number;
}

/**
 * The next marker as decoders find it: any number of fill bytes (0xFF) may precede one (T.81, B.1.1.2), and what else
 * stands in between is read over. Null where there is none that they know.
 */
function nextMarker(bytes: Uint8Array, from: number): Marker | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1] ?? 0;
    if (code === temporary || (code >= 0xc0 && code !== 0xff)) return { at, code };
    if (code !== 0 && code !== 0xff) return null;
  }
  return null;
}

function staysInJpeg(bytes: Uint8Array, { at, code }: Marker): boolean {
  if (code === comment) return false;
  if (code < 0xe0 || code > 0xef) return true;
  if (code === 0xe0) return startsWith(bytes, at + 4, 'JFIF\0');
  if (code === 0xe2) return startsWith(bytes, at + 4, 'ICC_PROFILE\0');
  return code === 0xee && startsWith(bytes, at + 4, 'Adobe');
}

function endOfSegment(bytes: Uint8Array, { at, code }: Marker): number {
  return standsAlone(code) ? at + 2 : at + 2 + lengthAt(bytes, at + 2);
}

/** Markers without a segment behind them (T.81, table B.1). */
function standsAlone(code: number): boolean {
  return code === temporary || (code >= firstRestart && code <= startOfImage);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Where the marker after compressed pixels stands: stuffed zeros and restart markers belong to the pixels. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    const isData = marker === 0 || marker === 0xff || (marker >= firstRestart && marker < startOfImage);
    if (!isData) return at;
  }
  return bytes.length;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
