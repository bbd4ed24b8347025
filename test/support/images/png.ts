import { crc32 } from 'node:zlib';

/** One chunk of a PNG with its checksum. */
export function pngChunk(name: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(content.length + 12);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(name, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}

/** Signature and header of a PNG and nothing else. */
export function pngHeaderOnly(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), pngChunk('IHDR', header)]);
}

/** Puts a chunk right behind the header of a PNG. */
export function pngWithChunk(png: Uint8Array, name: string, content: Uint8Array): Buffer {
  const headerEnd = 33;
  return Buffer.concat([png.subarray(0, headerEnd), pngChunk(name, content), png.subarray(headerEnd)]);
}
