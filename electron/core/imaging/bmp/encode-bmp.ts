import type { RawImage } from '../raw-image.ts';

const headerBytes = 54;

/** Encodes pixels as BMP: 24 bits, or 8 bits with a grey palette; bottom row first, uncompressed. */
export function encodeBmp({ width, height, channels, pixels }: RawImage): Uint8Array {
  const isGrey = channels === 1;
  const paletteBytes = isGrey ? 1024 : 0;
  const rowBytes = Math.ceil((width * (isGrey ? 1 : 3)) / 4) * 4;
  const start = headerBytes + paletteBytes;
  const bytes = Buffer.alloc(start + rowBytes * height);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(start, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(isGrey ? 8 : 24, 28);
  bytes.writeUInt32LE(rowBytes * height, 34);
  for (let grey = 0; grey < paletteBytes / 4; grey += 1)
    bytes.fill(grey, headerBytes + grey * 4, headerBytes + grey * 4 + 3);
  for (let y = 0; y < height; y += 1) {
    const to = start + (height - 1 - y) * rowBytes;
    const from = y * width * channels;
    if (isGrey) {
      bytes.set(pixels.subarray(from, from + width), to);
      continue;
    }
    for (let x = 0; x < width; x += 1) {
      const at = from + x * channels;
      bytes[to + x * 3] = pixels[at + 2] ?? 0;
      bytes[to + x * 3 + 1] = pixels[at + 1] ?? 0;
      bytes[to + x * 3 + 2] = pixels[at] ?? 0;
    }
  }
  return bytes;
}
