import { joinRanges, type KeptRanges } from './kept-ranges.ts';

/** Chunks beside the critical ones that change how pixels look (PNG, third edition), and those of animation. */
const kept = new Set(
  ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs', 'hIST', 'sPLT'].concat([
    'acTL',
    'fcTL',
    'fdAT',
  ]),
);

/**
 * The parts of a PNG that showing it needs: EXIF, texts, time, private chunks and whatever follows the end go. Null
 * where nothing has to go.
 */
export function keptOfPng(bytes: Uint8Array): KeptRanges {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ranges = [{ start: 0, end: 8 }];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = Math.min(bytes.length, at + 12 + view.getUint32(at));
    const isCritical = name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    if (isCritical || kept.has(name)) ranges.push({ start: at, end });
    at = end;
    if (name === 'IEND') break;
  }
  return joinRanges(ranges, bytes.length);
}
