/** Ways in which text may begin that pose as an image, by what they are. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^version https:\/\/git-lfs/, 'Git LFS pointer'],
  [/^<svg[\s>]/i, 'SVG'],
  [/^<\?xml[^]*<svg[\s>]/i, 'SVG'],
  [/^<!doctype html|^<html[\s>]|^<head[\s>]|^<body[\s>]/i, 'HTML'],
  [/^<!doctype svg/i, 'SVG'],
  [/^<\?xml/i, 'XML'],
];

/**
 * Says what text the bytes hold: `SVG`, `HTML`, `XML`, `Git LFS pointer` or plain `text`; undefined when they are no
 * text (UTF-8, or UTF-16 with its mark, without control characters).
 *
 * @param head First bytes of a file; the last character may be cut.
 */
export function recognizeText(head: Uint8Array): string | undefined {
  const text = decodeText(head);
  if (text === undefined || hasControlCharacters(text)) return undefined;
  const trimmed = text.trimStart();
  return beginnings.find(([pattern]) => pattern.test(trimmed))?.[1] ?? 'text';
}

function decodeText(head: Uint8Array): string | undefined {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    // Not being text is an answer here, not a failure.
    return undefined;
  }
}

function hasControlCharacters(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) || code === 0x7f) return true;
  }
  return false;
}
