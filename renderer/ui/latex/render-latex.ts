import katex from 'katex';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import { trimLatex } from '#shared/latex/trim-latex.ts';

/** Longer LaTeX is shown as text: what is set must stay quick to set. */
const maximumLengthSet = 3000;
const maximumKept = 2000;
const kept = new Map<string, string | null>();

/** Pairs that stand around formulas in running text; sources often keep them. */
const delimiters = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\[', '\\]'],
  ['\\(', '\\)'],
] as const;

/** A formula without the delimiters around the whole of it. */
export function withoutDelimiters(latex: string): string {
  const trimmed = trimLatex(latex);
  for (const [opening, closing] of delimiters) {
    if (!trimmed.startsWith(opening) || !trimmed.endsWith(closing)) continue;
    const inner = trimLatex(trimmed.slice(opening.length, -closing.length));
    if (inner !== '' && !/(?<!\\)\$/.test(inner)) return inner;
  }
  return trimmed;
}

/** A name that other places refer to: it prints nothing, and KaTeX does not know it. */
const labels = /(?<!\\)((?:\\\\)*)\\label\s*\{[^{}]*\}/g;

/** Boxes of text that KaTeX knows under another name. */
const textBoxes = /\\[hm]box(?![A-Za-z])/g;

/**
 * HTML of a formula set by KaTeX, or null where it cannot be set (parse error, too long). LaTeX is hostile text:
 * nothing is trusted, macro expansion and sizes are bounded.
 */
export function renderLatex(latex: string, displayMode: boolean): string | null {
  const key = `${displayMode ? 'd' : 'i'}${latex}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= maximumKept) kept.clear();
  const html = latex.length > maximumLengthSet ? null : setLatex(latex, displayMode);
  kept.set(key, html);
  return html;
}

/** As it is written; where KaTeX does not know a command of it that we read, in its canonical form. */
function setLatex(latex: string, displayMode: boolean): string | null {
  const printed = withoutDelimiters(latex.replaceAll(labels, '$1').replaceAll(textBoxes, '\\text'));
  const html = setByKatex(printed, displayMode);
  if (html !== null) return html;
  const read = canonicalise(printed, defaultLatexPolicy);
  return read.ok ? setByKatex(read.text, displayMode) : null;
}

function setByKatex(latex: string, displayMode: boolean): string | null {
  try {
    return katex.renderToString(latex, {
      displayMode,
      // The MathML beside it is what readers of the screen are told.
      output: 'htmlAndMathml',
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    });
  } catch {
    // Expected of unfinished or foreign LaTeX: the caller shows the text itself.
    return null;
  }
}
