import type { Box } from '#schemas/domain/geometry.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { Outline } from './outline/outline.ts';

/** Ink that a node itself draws, not its children; em, see `Outline`. */
export type Drawing =
  /** One character of a font. `character` is what the font shows, for instance an italic mathematical x. */
  | { readonly kind: 'character'; readonly character: string; readonly outlines: readonly Outline[] }
  /** A straight line: fraction bar, bar of a root, line of a table. */
  | { readonly kind: 'line'; readonly direction: 'horizontal' | 'vertical'; readonly outline: Outline }
  /** A line around the content. */
  | { readonly kind: 'frame'; readonly shape: 'rectangle' | 'ellipse'; readonly outline: Outline }
  /** A character that the font has no shape for; the box is estimated. */
  | { readonly kind: 'shapeless'; readonly character: string; readonly box: Box }
  /** Any other ink, named after its SVG element. */
  | { readonly kind: 'other'; readonly element: string };

/** One node of a typeset formula: MathML structure with the ink that each node draws. */
export interface TypesetNode {
  /** MathML element name, or `TeXAtom` and `inferredMrow`, which group as `mrow` does. */
  readonly kind: string;
  /** The LaTeX that this node came from, where the typesetter knows. */
  readonly latex: string | null;
  /** Characters of a token (`mi mn mo mtext ms`); empty otherwise. */
  readonly text: string;
  /** A space at which the formula goes on in the next line. */
  readonly breaksLine: boolean;
  readonly children: readonly TypesetNode[];
  readonly drawings: readonly Drawing[];
}

export type Typesetting =
  | {
      readonly ok: true;
      readonly root: TypesetNode;
      /** Em. `height` is above the baseline, `depth` below it. */
      readonly width: number;
      readonly height: number;
      readonly depth: number;
    }
  | { readonly ok: false; readonly reason: Reason };

export interface TypesettingStyle {
  /** Displayed formula (limits above and below, tall fractions), or one in a line of text. */
  readonly display: boolean;
}

/** Typesets LaTeX. What it cannot typeset is an expected outcome; it never throws at any text. */
export interface FormulaTypesetter {
  typeset(latex: string, style: TypesettingStyle): Promise<Typesetting>;
}
