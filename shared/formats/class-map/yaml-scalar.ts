/** A scalar of YAML as text, and where it ends. */
export interface YamlScalar {
  readonly text: string;
  readonly end: number;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ['/', '/'],
  [' ', ' '],
]);

/** A character by its number, as PyYAML writes what is not ASCII: `\xD7`, `\u03C0`, `\U0001D465`. */
const byNumber = /x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}/y;

/**
 * Reads one scalar from a place in a line: in single quotes, in double quotes, or plain up to one of `stops`. It is
 * text whatever it looks like (`no`, `6.0`). `null`: an open quote, or an escape that makes a control character, which
 * is what `"\alpha"` is in YAML, or no character at all.
 */
export function readYamlScalar(line: string, start: number, stops: RegExp): YamlScalar | null {
  if (line.charAt(start) === "'") return readSingleQuoted(line, start);
  if (line.charAt(start) === '"') return readDoubleQuoted(line, start);
  const rest = line.slice(start);
  const length = Math.min(...[rest.search(stops), rest.search(/\s#/)].map((at) => (at < 0 ? rest.length : at)));
  return { text: rest.slice(0, length).trim(), end: start + length };
}

function readSingleQuoted(line: string, start: number): YamlScalar | null {
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    if (line.charAt(at) !== "'") text += line.charAt(at);
    else if (line.charAt(at + 1) === "'") text += line.charAt(at++);
    else return { text, end: at + 1 };
  }
  return null;
}

function readDoubleQuoted(line: string, start: number): YamlScalar | null {
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '"') return { text, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    const escaped = readEscape(line, at + 1);
    if (escaped === null) return null;
    text += escaped.text;
    at = escaped.end - 1;
  }
  return null;
}

/** What stands behind a backslash. */
function readEscape(line: string, start: number): YamlScalar | null {
  const plain = escapes.get(line.charAt(start));
  if (plain !== undefined) return { text: plain, end: start + 1 };
  byNumber.lastIndex = start;
  const numbered = byNumber.exec(line);
  if (numbered === null) return null;
  const code = Number.parseInt(numbered[0].slice(1), 16);
  return isCharacter(code) ? { text: String.fromCodePoint(code), end: byNumber.lastIndex } : null;
}

function isCharacter(code: number): boolean {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return code <= 0x10ffff && !isControl && !isHalf;
}
