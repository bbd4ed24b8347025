const modulus = 65_521;
/** So many bytes can be added up before a sum must be reduced, for both to stay exact whole numbers. */
const unreduced = 3800;

/** Checksum of a zlib stream (RFC 1950, section 8.2) of the first `length` bytes. */
export function adler32(bytes: Uint8Array, length: number): number {
  let low = 1;
  let high = 0;
  for (let at = 0; at < length; ) {
    const end = Math.min(length, at + unreduced);
    for (; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= modulus;
    high %= modulus;
  }
  return high * 65_536 + low;
}
