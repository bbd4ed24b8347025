/** Commands that need arguments: set around empty places, as one would point at them. */
const commandsWithPlaces: Readonly<Record<string, string>> = {
  '\\sqrt': '\\sqrt{\\vphantom{x}\\hphantom{x}}',
  '\\frac': '\\frac{\\cdot}{\\cdot}',
  '\\overline': '\\overline{\\cdot}',
  '\\underline': '\\underline{\\cdot}',
  '\\hat': '\\hat{\\cdot}',
  '\\bar': '\\bar{\\cdot}',
  '\\vec': '\\vec{\\cdot}',
  '\\tilde': '\\tilde{\\cdot}',
  '\\dot': '\\dot{\\cdot}',
  '\\ddot': '\\ddot{\\cdot}',
  '\\overbrace': '\\overbrace{\\cdot\\cdot}',
  '\\underbrace': '\\underbrace{\\cdot\\cdot}',
  '\\widehat': '\\widehat{\\cdot}',
  '\\overrightarrow': '\\overrightarrow{\\cdot\\cdot}',
};

/** Characters that LaTeX reads as markup. */
const reserved: Readonly<Record<string, string>> = {
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  $: '\\$',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '^': '\\wedge',
  '~': '\\sim',
  '\\': '\\backslash',
  "'": '\\prime',
};

/**
 * LaTeX that prints a symbol class. Labels are text: digits and single letters are set as mathematics, longer words
 * upright; null where the label is best shown as the text it is.
 */
export function glyphLatex(label: string): string | null {
  const withPlaces = commandsWithPlaces[label];
  if (withPlaces !== undefined) return withPlaces;
  const escaped = reserved[label];
  if (escaped !== undefined) return escaped;
  if (/^\\(?:[A-Za-z]+|[{}|%#&$_])$/.test(label)) return label;
  if (/^\\[A-Za-z]+(?:\{[A-Za-z0-9]+\})+$/.test(label)) return label;
  if (/^[A-Za-z]{2,}$/.test(label)) return `\\mathrm{${label}}`;
  if (/^[0-9A-Za-z.,:;!?+\-*/=<>()[\]|]+$/.test(label)) return label;
  return null;
}
