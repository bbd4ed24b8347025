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

/**
 * Reads one scalar from a place in a line: in single quotes, in double quotes, or plain up to one of `stops`. It is
 * text whatever it looks like (`no`, `6.0`). `null`: an open quote, or an escape that makes a control character, which
 * is what `"\alpha"` is in YAML.
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
    const plain = character === '\\' ? escapes.get(line.charAt(++at)) : character;
    if (plain === undefined) return null;
    text += plain;
  }
  return null;
}
