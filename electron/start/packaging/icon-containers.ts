/** A picture of an icon, as PNG. */
export interface IconPicture {
  /** Width and height in pixels. */
  readonly side: number;
  readonly png: Uint8Array;
}

/**
 * Windows icon (`.ico`) of pictures up to 256 pixels, each kept as PNG as Windows reads it since Vista.
 * Layout: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
export function icoOf(pictures: readonly IconPicture[]): Uint8Array {
  const headerBytes = 6;
  const entryBytes = 16;
  const directory = Buffer.alloc(headerBytes + entryBytes * pictures.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  for (const [index, { side, png }] of pictures.entries()) {
    const at = headerBytes + entryBytes * index;
    // One byte each, in which 0 stands for 256.
    directory.writeUInt8(side % 256, at);
    directory.writeUInt8(side % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(png.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)]);
}

/** Types of an Apple icon that hold PNG, by the side of the picture in pixels: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const appleTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** Apple icon (`.icns`); pictures of other sides than it has types for are left out. */
export function icnsOf(pictures: readonly IconPicture[]): Uint8Array {
  const entries = pictures.flatMap(({ side, png }) =>
    (appleTypes[side] ?? []).map((type) => Buffer.concat([appleHeader(type, png.length), png])),
  );
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([appleHeader('icns', length), ...entries]);
}

function appleHeader(type: string, contentBytes: number): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(contentBytes + header.length, 4);
  return header;
}
