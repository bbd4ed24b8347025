const block = 512;
const encoder = new TextEncoder();

/** Two empty blocks. */
export const tarEnd: Uint8Array = new Uint8Array(2 * block);

/** What fills the last block of a member. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((block - (size % block)) % block);
}

/**
 * Header of a member (POSIX.1-2001 ustar, a pax header before it for long or non-ASCII names). Its owner, mode and time
 * are the same for all: nothing of a machine gets in.
 */
export function tarHeader(name: string, size: number): Uint8Array {
  const isPlain = /^[\x20-\x7e]{1,100}$/.test(name);
  if (isPlain && size < 0o77777777777) return ustar(name, size, '0');
  const records = [paxRecord('path', name), ...(size < 0o77777777777 ? [] : [paxRecord('size', String(size))])].join(
    '',
  );
  const body = encoder.encode(records);
  const short = name.replace(/[^\x20-\x7e]/g, '_').slice(-100);
  return join([
    ustar(`PaxHeaders/${short}`.slice(0, 100), body.length, 'x'),
    body,
    tarPadding(body.length),
    ustar(short, Math.min(size, 0o77777777777), '0'),
  ]);
}

function ustar(name: string, size: number, type: '0' | 'x'): Uint8Array {
  const header = new Uint8Array(block);
  const put = (text: string, at: number) => header.set(encoder.encode(text), at);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  put(name, 0);
  put(octal(0o644, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(0, 11), 136);
  put('        ', 148);
  put(type, 156);
  put('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** `<length> <key>=<value>\n`, where the length counts itself, in bytes. */
function paxRecord(key: string, value: string): string {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
