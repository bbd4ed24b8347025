const blockBytes = 512;
const encoder = new TextEncoder();

/** The WHATWG encoder that Node and browsers share; declared here because this folder knows neither of them. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * One member of an uncompressed ustar file: header, bytes, and zeros up to a whole block. Owner, mode and time are
 * fixed, so that equal members are equal bytes (POSIX.1-1988).
 *
 * @param name ASCII, at most 100 characters.
 */
export function tarMember(name: string, bytes: Uint8Array): Uint8Array {
  const padded = Math.ceil(bytes.length / blockBytes) * blockBytes;
  const member = new Uint8Array(blockBytes + padded);
  writeHeader(member, name, bytes.length);
  member.set(bytes, blockBytes);
  return member;
}

/** Two empty blocks end a tar file. */
export const tarEnd: Uint8Array = new Uint8Array(2 * blockBytes);

export function textBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

function writeHeader(block: Uint8Array, name: string, size: number): void {
  if (!/^[\x20-\x7e]{1,100}$/.test(name)) throw new RangeError(`${name} is no name for a tar member.`);
  const put = (at: number, text: string) => block.set(encoder.encode(text), at);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  put(0, name);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(size, 11));
  put(136, octal(0, 11));
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\0');
  put(263, '00');
  const sum = block.subarray(0, blockBytes).reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
}
