/** Smallest EXIF block (a TIFF of one directory and one tag) that names an orientation. */
export function exifBlock(orientation: number, littleEndian = false): Buffer {
  const block = Buffer.alloc(26);
  const u16 = (value: number, at: number) =>
    littleEndian ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    littleEndian ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(littleEndian ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(orientation, 18);
  return block;
}

/** Puts an EXIF segment right behind the start of a JPEG. */
export function jpegWithExif(jpeg: Uint8Array, exif: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** Wraps a plain (VP8 or VP8L) WebP into the extended form with an EXIF chunk. */
export function webpWithExif(webp: Uint8Array, exif: Uint8Array, width: number, height: number): Buffer {
  const extended = Buffer.alloc(18);
  extended.write('VP8X', 0, 'latin1');
  extended.writeUInt32LE(10, 4);
  extended.writeUInt8(0x08, 8);
  extended.writeUIntLE(width - 1, 12, 3);
  extended.writeUIntLE(height - 1, 15, 3);
  const exifHead = Buffer.alloc(8);
  exifHead.write('EXIF', 0, 'latin1');
  exifHead.writeUInt32LE(exif.length, 4);
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), extended, webp.subarray(12), exifHead, exif]);
  const riff = Buffer.alloc(8);
  riff.write('RIFF', 0, 'latin1');
  riff.writeUInt32LE(body.length, 4);
  return Buffer.concat([riff, body]);
}
