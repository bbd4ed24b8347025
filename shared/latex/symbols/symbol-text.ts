import { isBlank } from '../reading/characters.ts';
import type { LatexToken } from '../reading/token.ts';

/**
 * The text under which a symbol is known: control spaces and ties are `\space`, so that no token holds a space; the
 * ends of a row are `\\`; characters are in Unicode's composed form (NFC).
 */
export function symbolText(text: string): string {
  if (text === '~' || text === '\\nobreakspace') return '\\space';
  if (text === '\\cr' || text === '\\tabularnewline') return '\\\\';
  if (text.startsWith('\\')) return text.length === 2 && isBlank(text.charAt(1)) ? '\\space' : text;
  return text.normalize('NFC');
}

/** As `symbolText`, for any token of a raw argument. */
export function tokenText(token: LatexToken): string {
  if (token.environment !== undefined) return `\\${token.kind}{${token.environment}}`;
  return token.kind === 'tie' ? token.text : symbolText(token.text);
}
