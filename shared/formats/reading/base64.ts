const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map(Array.from(alphabet).map((sign, value) => [sign, value]));

/** Bytes of base64 (RFC 4648), with or without padding and line ends; null for anything else. */
export function decodeBase64(text: string): Uint8Array | null {
  const signs = text
    .replace(/^data:[^,]*,/, '')
    .replace(/\s+/g, '')
    .replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let [bits, held, count] = [0, 0, 0];
  for (const sign of signs) {
    const value = values.get(sign);
    if (value === undefined) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count++] = (held >> bits) & 0xff;
  }
  return bytes;
}
