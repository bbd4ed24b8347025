const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Decodes the five named references of XML and character references, each once (`&amp;lt;` becomes `&lt;`). What it
 * does not know stays as it is and is handed to `onUnknown`.
 */
export function decodeReferences(text: string, onUnknown: (reference: string) => void): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^\s;&<]{0,64});?/g, (reference: string, name: string) => {
    const decoded = reference.endsWith(';') ? (named.get(name) ?? characterOf(name)) : undefined;
    if (decoded === undefined) onUnknown(reference);
    return decoded ?? reference;
  });
}

function characterOf(name: string): string | undefined {
  const digits = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** Production [2] Char of XML 1.0. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
