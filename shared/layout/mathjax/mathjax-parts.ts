import type { LiteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import type { HTMLHandler } from '@mathjax/src/js/handlers/html/HTMLHandler.js';
import type { TeX } from '@mathjax/src/js/input/tex.js';
import type { mathjax } from '@mathjax/src/js/mathjax.js';
import type { SVG } from '@mathjax/src/js/output/svg.js';

/**
 * MathJax 4 as the caller loaded it. Before it is handed over, the caller sets `mathjax.asyncLoad`, which loads one file
 * of the font by its module name: that is where Node and the browser differ.
 */
export interface MathJaxParts {
  readonly mathjax: Pick<typeof mathjax, 'document' | 'handleRetriesFor'>;
  readonly TeX: typeof TeX;
  /** The AMS, enclose, gensymb and textmacros packages; the base package comes with `TeX`. */
  readonly packages: readonly { readonly name: string }[];
  readonly SVG: typeof SVG;
  readonly liteAdaptor: () => LiteAdaptor;
  readonly RegisterHTMLHandler: (adaptor: LiteAdaptor) => Pick<HTMLHandler<unknown, unknown, unknown>, 'name'>;
}
