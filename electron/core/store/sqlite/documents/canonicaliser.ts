/** Gives the canonical form that is stored beside the LaTeX; null where it does not parse. */
export interface Canonicaliser {
  readonly version: string;
  canonicalise(latex: string): string | null;
}
