import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { AmsConfiguration } from '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import { EncloseConfiguration } from '@mathjax/src/js/input/tex/enclose/EncloseConfiguration.js';
import { GensymbConfiguration } from '@mathjax/src/js/input/tex/gensymb/GensymbConfiguration.js';
import { TextMacrosConfiguration } from '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import { createMathJaxTypesetter } from '#shared/layout/mathjax/create-mathjax-typesetter.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';

let typesetter: FormulaTypesetter | null = null;

/** The typesetter of this process: MathJax with its font, loaded in Node. Made at the first call. */
export function mathJaxTypesetter(): FormulaTypesetter {
  if (typesetter) return typesetter;
  mathjax.asyncLoad = (name: string) => import(name);
  typesetter = createMathJaxTypesetter({
    mathjax,
    packages: [AmsConfiguration, EncloseConfiguration, GensymbConfiguration, TextMacrosConfiguration],
    TeX,
    SVG,
    liteAdaptor,
    RegisterHTMLHandler,
  });
  return typesetter;
}
