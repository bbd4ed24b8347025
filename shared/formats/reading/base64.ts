const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const none = 0xff;
/** The value of each sign by its code; a picture has millions of signs. */
const values = new Uint8Array(128).fill(none);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;

/** Bytes of base64 (RFC 4648), with or without padding and line ends; null for anything else. */
export function decodeBase64(text: string): Uint8Array | null {
  const signs = text
    .replace(/^data:[^,]*,/, '')
    .replace(/\s+/g, '')
    .replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let [bits, held, count] = [0, 0, 0];
  for (let place = 0; place < signs.length; place++) {
    const value = values[signs.charCodeAt(place)] ?? none;
    if (value === none) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count++] = (held >> bits) & 0xff;
  }
  return bytes;
}
