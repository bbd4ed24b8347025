/** Chunks that showing a WebP needs (RFC 9649). */
const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Flags of the `VP8X` chunk that announce EXIF and XMP. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

/** The WebP without EXIF, XMP, unknown chunks and whatever follows its end; null where nothing has to go. */
export function strippedWebp(bytes: Uint8Array): Buffer | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limit = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const chunks: Uint8Array[] = [];
  let at = 12;
  while (at + 8 <= limit) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const end = Math.min(limit, at + 8 + length + (length % 2));
    if (kept.has(name)) chunks.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
  const body = Buffer.concat(chunks);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  const stripped = Buffer.concat([head, body]);
  return stripped.equals(bytes) ? null : stripped;
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(chunk);
  changed[8] = (changed[8] ?? 0) & ~(exifFlag | xmpFlag);
  return changed;
}
