import { type RefusedImage, truncated } from '../image-refusal.ts';
import type { RawImage } from '../raw-image.ts';
import type { BmpHeader } from './bmp-header.ts';
import { colourIndices, type Indices } from './colour-indices.ts';
import { decodeMasked } from './decode-masked.ts';
import { expandRunLengths } from './expand-run-lengths.ts';
import { unpackIndices } from './unpack-indices.ts';

export type DecodedBmp = { readonly kind: 'decoded'; readonly image: RawImage } | RefusedImage;

/** Bytes from one stored row to the next; each row fills up to four bytes. */
export function bmpRowBytes(width: number, bits: number): number {
  return Math.ceil((width * bits) / 32) * 4;
}

/** Decodes the pixels of a BMP, top row first; grey where its palette is. Alpha is laid on white. */
export function decodeBmp(bytes: Uint8Array, header: BmpHeader): DecodedBmp {
  const { width, height, packing, pixelsAt } = header;
  if (packing.kind === 'run-length') {
    const indices = expandRunLengths(bytes.subarray(pixelsAt), width, height, packing.bits);
    return fromIndices(indices, packing.palette);
  }
  const rowBytes = bmpRowBytes(width, packing.bits);
  // The fill of the last row is missing in some files; no pixel is.
  const neededBytes = rowBytes * (height - 1) + Math.ceil((width * packing.bits) / 8);
  if (pixelsAt + neededBytes > bytes.length) return truncated('bmp');
  const rowStart = (row: number) => pixelsAt + rowBytes * (header.isTopDown ? row : height - 1 - row);
  switch (packing.kind) {
    case 'indexed':
      return fromIndices(unpackIndices(bytes, header, packing.bits, rowStart), packing.palette);
    case 'bytes':
      return { kind: 'decoded', image: decodeBytes(bytes, header, rowStart) };
    case 'masked':
      return { kind: 'decoded', image: decodeMasked(bytes, header, packing, rowStart) };
  }
}

function fromIndices(indices: Indices | RefusedImage, palette: Uint8Array): DecodedBmp {
  return 'kind' in indices ? indices : { kind: 'decoded', image: colourIndices(indices, palette) };
}

/** Blue, green, red: three bytes a pixel. */
function decodeBytes(bytes: Uint8Array, { width, height }: BmpHeader, rowStart: (row: number) => number): RawImage {
  const pixels = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    let from = rowStart(row);
    for (let column = 0; column < width; column += 1) {
      pixels[to] = bytes[from + 2] ?? 0;
      pixels[to + 1] = bytes[from + 1] ?? 0;
      pixels[to + 2] = bytes[from] ?? 0;
      to += 3;
      from += 3;
    }
  }
  return { width, height, channels: 3, pixels };
}
