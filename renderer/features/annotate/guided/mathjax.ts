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

/** Rare parts of the font, each a file of its own that is loaded when a formula needs it. */
const rareParts = import.meta.glob('../../../../node_modules/@mathjax/mathjax-newcm-font/mjs/svg/dynamic/*.js');
const rarePartByName = new Map(Object.entries(rareParts).map(([path, load]) => [nameOf(path), load]));

let typesetter: FormulaTypesetter | null = null;

/** The typesetter of this window: MathJax with its font, from the program's own files. Made at the first call. */
export function mathJaxTypesetter(): FormulaTypesetter {
  if (typesetter) return typesetter;
  mathjax.asyncLoad = async (name: string) => {
    const load = rarePartByName.get(nameOf(name));
    if (!load) throw new Error(`there is no part ${name}`);
    return await load();
  };
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

/** `greek` of `…/svg/dynamic/greek.js` and of `…/svg/dynamic/greek`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.js$/, '');
}
