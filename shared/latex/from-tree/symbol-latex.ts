const escapes: ReadonlyMap<string, string> = new Map([
  ['{', '\\{'],
  ['}', '\\}'],
  ['#', '\\#'],
  ['$', '\\$'],
  ['%', '\\%'],
  ['&', '\\&'],
  ['_', '\\_'],
  ['^', '\\wedge'],
  ['~', '\\sim'],
  ['\\', '\\backslash'],
  ["'", '\\prime'],
]);

/** How a label is written in a formula: commands and characters as they are, words as text. */
export function latexOfLabel(label: string): string {
  const escaped = escapes.get(label);
  if (escaped !== undefined) return escaped;
  if (label.startsWith('\\') || Array.from(label).length === 1 || /^[\d.,]+$/.test(label)) return label;
  return `\\mathrm{${Array.from(label, (character) => escapes.get(character) ?? character).join('')}}`;
}
