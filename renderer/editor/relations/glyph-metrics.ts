import type { Box } from '#schemas/domain/geometry.ts';

/** How a symbol stands on the line of writing. */
export type GlyphShape = 'ascender' | 'x-height' | 'descender' | 'centred' | 'low' | 'high' | 'tall';

const centred = new Set(
  (
    '+ - = \\lt \\gt \\times \\div \\pm \\mp \\cdot * \\ast < > \\leq \\geq \\le \\ge \\neq \\ne \\approx \\sim \\equiv ' +
    '\\rightarrow \\leftarrow \\Rightarrow \\Leftarrow \\leftrightarrow \\mapsto \\to \\cdots \\in \\notin \\infty ' +
    '\\subset \\supset \\subseteq \\supseteq \\cup \\cap \\wedge \\vee \\oplus \\otimes \\circ \\propto \\cong \\frac'
  ).split(' '),
);
const tall = new Set(
  (
    '( ) [ ] \\{ \\} | / \\| \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil \\sqrt \\int \\oint \\iint ' +
    '\\sum \\prod \\coprod \\bigcup \\bigcap \\backslash'
  ).split(' '),
);
const xHeight = new Set(
  'a c e m n o r s u v w x z \\alpha \\epsilon \\varepsilon \\iota \\kappa \\nu \\pi \\sigma \\tau \\upsilon \\omega'.split(
    ' ',
  ),
);
const descender = new Set(
  '\\log \\lg \\arg g p q y j \\gamma \\eta \\mu \\rho \\chi \\varphi \\phi \\psi \\xi \\zeta \\beta'.split(' '),
);
const low = new Set('. , \\ldots \\dots \\_'.split(' '));
const high = new Set("' \\prime \\degree".split(' '));

export function shapeOf(label: string | null): GlyphShape {
  if (label === null) return 'ascender';
  if (centred.has(label)) return 'centred';
  if (tall.has(label)) return 'tall';
  if (xHeight.has(label)) return 'x-height';
  if (descender.has(label)) return 'descender';
  if (low.has(label)) return 'low';
  return high.has(label) ? 'high' : 'ascender';
}

/** Height above the lower edge at which the line's axis (the height of a minus) crosses, as a share of the height. */
const axisShare: Readonly<Record<GlyphShape, number>> = {
  ascender: 0.42,
  'x-height': 0.5,
  descender: 0.68,
  centred: 0.5,
  tall: 0.5,
  low: 1.6,
  high: -0.6,
};

/** Height of the shape as a share of the height of a digit; null where it says nothing about the size of the writing. */
const heightShare: Readonly<Record<GlyphShape, number | null>> = {
  ascender: 1,
  'x-height': 0.68,
  descender: 0.95,
  centred: null,
  tall: null,
  low: null,
  high: null,
};

/** Height of a digit in the writing that a symbol belongs to, pixels; null where the symbol does not tell. */
export function writingSizeOf(label: string | null, box: Box): number | null {
  const share = heightShare[shapeOf(label)];
  return share === null ? null : box.height / share;
}

/** Where the axis of the writing crosses a symbol; y in page pixels. */
export function axisOf(label: string | null, box: Box): number {
  return box.y + box.height * (1 - axisShare[shapeOf(label)]);
}
