import type { Box } from '#schemas/domain/geometry.ts';
import { labelOfCharacter } from '../labels/character-labels.ts';
import type { Outline } from '../outline/outline.ts';
import { splitContours } from '../outline/split-contours.ts';
import type { Drawing, TypesetNode } from '../typeset-node.ts';

/** The ink of one printed symbol and the label of its class. `box` is given only where the font has no shape for it. */
export interface SymbolInk {
  readonly label: string;
  readonly outlines: readonly Outline[];
  readonly box: Box | null;
}

type CharacterDrawing = Extract<Drawing, { kind: 'character' | 'shapeless' }>;

const primeCounts: ReadonlyMap<string, number> = new Map([
  ['\u2033', 2],
  ['\u2034', 3],
  ['\u2057', 4],
]);
const combiningSlash = '\u0338';

/**
 * The symbols of a token from left to right: a named function or operator such as `\sin` or `\lim` is one symbol, an
 * operator with one character is one however many pieces it was stretched from, any other character is one by itself.
 */
export function symbolsOfToken(node: TypesetNode): readonly SymbolInk[] {
  const drawn = node.drawings.filter((drawing) => drawing.kind === 'character' || drawing.kind === 'shapeless');
  const characters = Array.from(node.text);
  const command = commandOf(node);
  const [first = ''] = characters;
  const primes = primeCounts.get(first);
  if (primes !== undefined && characters.length === 1) return splitPrimes(drawn, primes);
  if (command !== null && characters.filter(isLetter).length > 1) return [joined(command, drawn)];
  if (characters.length === 1) return [joined(labelOfCharacter(first, command), drawn)];
  // Where MathJax drew something for each character, the text tells more than the drawing: ϵ and ε, ϕ and φ.
  const named = drawn.length === characters.length ? characters : drawn.map((drawing) => drawing.character);
  const symbols: SymbolInk[] = [];
  for (const [index, drawing] of drawn.entries()) {
    const character = named[index] ?? drawing.character;
    const last = symbols.at(-1);
    if (character === combiningSlash && last) {
      symbols[symbols.length - 1] = {
        ...joined(last.label.startsWith('\\') ? `\\not${last.label}` : `\\not{${last.label}}`, [drawing]),
        outlines: [...last.outlines, ...outlinesOf(drawing)],
      };
    } else symbols.push(joined(labelOfCharacter(character, null), [drawing]));
  }
  return symbols;
}

function joined(label: string, drawn: readonly CharacterDrawing[]): SymbolInk {
  const shapeless = drawn.find((drawing) => drawing.kind === 'shapeless');
  return { label, outlines: drawn.flatMap(outlinesOf), box: shapeless?.box ?? null };
}

function outlinesOf(drawing: CharacterDrawing): readonly Outline[] {
  return drawing.kind === 'character' ? drawing.outlines : [];
}

/** A double prime is one character of the font but two symbols: its contours are dealt out from left to right. */
function splitPrimes(drawn: readonly CharacterDrawing[], count: number): readonly SymbolInk[] {
  const parts = drawn.flatMap(outlinesOf).flatMap((outline) => splitContours(outline, count));
  return parts.map((outline) => ({ label: '\\prime', outlines: [outline], box: null }));
}

const limitsCommand = /^\\(?:no|display)?limits$/;

/** The command of a token; where the typesetter names it by the `\\limits` behind it, the name that it prints. */
function commandOf({ latex, text }: TypesetNode): string | null {
  const command = singleCommand(latex);
  if (command === null || !limitsCommand.test(command)) return command;
  const name = text.replace(/[^A-Za-z]/g, '');
  return name.length > 1 ? `\\${name}` : null;
}

/** The control sequence that a token was written with, where it was written with one alone. */
function singleCommand(latex: string | null): string | null {
  return latex !== null && /^\\(?:[A-Za-z]+|[^A-Za-z])$/.test(latex.trim()) ? latex.trim() : null;
}

function isLetter(character: string): boolean {
  return /^[A-Za-z]$/.test(character);
}
