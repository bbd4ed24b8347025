import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { printedLabel } from './printed-label.ts';

/** How boxes of a symbol class are drawn. */
export interface ClassLook {
  /** As it prints, in plain characters. */
  readonly text: string;
  readonly colour: string;
}

/** Dark enough to be seen on paper, bright enough on a blackboard with the white rim that every box has. */
const colours = [
  '#c2410c',
  '#be185d',
  '#7c3aed',
  '#1d4ed8',
  '#0e7490',
  '#047857',
  '#4d7c0f',
  '#a16207',
  '#9f1239',
  '#4338ca',
  '#0f766e',
  '#a21caf',
] as const;

/** Of a box without a class. */
export const unlabelledLook: ClassLook = { text: '?', colour: '#b45309' };

export type ClassLooks = (symbolClass: SymbolClassId | null) => ClassLook;

/** Looks of all classes; a class keeps its colour whatever else is in the project. */
export function looksOf(classes: readonly SymbolClass[]): ClassLooks {
  const looks = new Map(
    classes.map(({ id, label }): [SymbolClassId, ClassLook] => [
      id,
      { text: printedLabel(label), colour: colourOf(label) },
    ]),
  );
  return (symbolClass) => (symbolClass === null ? unlabelledLook : (looks.get(symbolClass) ?? unlabelledLook));
}

/** Colour of a label: the same in every project and session. */
export function colourOf(label: string): string {
  let hash = 2_166_136_261;
  for (const character of label) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return colours[(hash >>> 8) % colours.length] ?? colours[0];
}
