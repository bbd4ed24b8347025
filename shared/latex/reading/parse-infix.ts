import type { InfixNode, SymbolNode } from '../tree.ts';
import { takeDelimiter, takeDimension } from './parse-plain-tex.ts';
import { type ParserState } from './parser-state.ts';
import type { LatexToken } from './token.ts';

/** Commands that stand between the two parts they work on. */
export const infixCommands: ReadonlySet<string> = new Set([
  '\\over',
  '\\atop',
  '\\above',
  '\\choose',
  '\\brace',
  '\\brack',
  '\\overwithdelims',
  '\\atopwithdelims',
  '\\abovewithdelims',
]);

/** Takes an infix command with its delimiters and its line thickness. */
export function takeInfix(state: ParserState, token: LatexToken): Pick<InfixNode, 'name' | 'nameRange' | 'delimiters'> {
  state.position++;
  const delimiters: SymbolNode[] = [];
  if (token.text.endsWith('withdelims')) {
    for (const { delimiter } of [takeDelimiter(state, token), takeDelimiter(state, token)]) {
      if (delimiter !== null) delimiters.push(delimiter);
    }
  }
  if (token.text.startsWith('\\above')) takeDimension(state, token);
  return { name: token.text, nameRange: token.range, delimiters };
}
