export interface BmpParts {
  /** Size of the second header: 12 and 64 are OS/2, 40, 108 and 124 Windows. */
  readonly headerBytes?: 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124;
  readonly width: number;
  /** Negative for top-down. */
  readonly height: number;
  readonly bits: number;
  readonly compression?: number;
  /** Red, green, blue of each entry. */
  readonly palette?: readonly (readonly [number, number, number])[];
  /** Red, green, blue and perhaps alpha. */
  readonly masks?: readonly number[];
  /** Stored rows with their fill, or run lengths. */
  readonly pixels: readonly number[];
}

/** Writes a BMP from its parts, exactly as given. */
export function bmpOf(parts: BmpParts): Buffer {
  const { headerBytes = 40, width, height, bits, compression = 0, palette = [], masks = [], pixels } = parts;
  const isCore = headerBytes === 12;
  const info = Buffer.alloc(headerBytes);
  info.writeUInt32LE(headerBytes, 0);
  if (isCore) {
    info.writeUInt16LE(width, 4);
    info.writeUInt16LE(height, 6);
    info.writeUInt16LE(1, 8);
    info.writeUInt16LE(bits, 10);
  } else {
    info.writeInt32LE(width, 4);
    info.writeInt32LE(height, 8);
    info.writeUInt16LE(1, 12);
    info.writeUInt16LE(bits, 14);
    if (headerBytes > 16) {
      info.writeUInt32LE(compression, 16);
      info.writeUInt32LE(palette.length, 32);
    }
  }
  const maskBytes = Buffer.alloc(masks.length * 4);
  for (const [index, mask] of masks.entries()) maskBytes.writeUInt32LE(mask, index * 4);
  const inside = Math.min(maskBytes.length, Math.max(0, headerBytes - 40));
  if (inside > 0) maskBytes.copy(info, 40, 0, inside);
  const colours = Buffer.from(
    palette.flatMap(([red, green, blue]) => (isCore ? [blue, green, red] : [blue, green, red, 0])),
  );
  const file = Buffer.alloc(14);
  const head = Buffer.concat([info, maskBytes.subarray(inside), colours]);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(14 + head.length + pixels.length, 2);
  file.writeUInt32LE(14 + head.length, 10);
  return Buffer.concat([file, head, Buffer.from(pixels)]);
}
