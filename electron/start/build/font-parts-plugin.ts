import type { Plugin } from 'vite';

const fontFolder = '/node_modules/@mathjax/mathjax-newcm-font/mjs/svg/dynamic/';

/** What the core loads rare parts of MathJax's font by, and what a bundle loads them by. */
const before = 'import(name)';
const after = 'loadFontPart(name)';

const loader = `
const fontParts = import.meta.glob('${fontFolder}*.js', { exhaustive: true });
async function loadFontPart(name) {
  const part = /\\/([^/]+?)(?:\\.js)?$/.exec(name)?.[1];
  const load = fontParts['${fontFolder}' + part + '.js'];
  if (!load) throw new Error('There is no part ' + name + ' of the font.');
  return await load();
}
`;

/** Puts the parts of MathJax's font that formulas load when they need them beside the bundle, as chunks of their own. */
export function bundleFontParts(): Plugin {
  return {
    name: 'quotient-font-parts',
    transform(code, id) {
      if (!id.endsWith('/electron/core/layout/mathjax.ts')) return null;
      if (!code.includes(before)) this.error(`There is no ${before} in it any more.`);
      return code.replace(before, after) + loader;
    },
  };
}
