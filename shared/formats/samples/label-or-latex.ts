import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ReadingOptions } from '../reading/source-reader.ts';
import type { FoundSample } from './plan-samples.ts';

/** One sign or command, also with nothing or one sign in its braces: `x`, `\pi`, `\sqrt{}`, `\mathbb{R}`. */
const oneSymbol = /^(.|\\([A-Za-z]+|.)(\{.?\}|(\{\})*))$/u;

/** The name of a character in Unicode. */
const codePoint = /^U\+[0-9A-F]{4,6}$/i;

/** What only LaTeX holds: a command, a script in braces, or an operator between signs. */
const latexOnly = /\\|[_^]\s*\{|[\p{L}\p{N})}\]|]\s*[+=^<>×÷±−]\s*[\p{L}\p{N}({[|+−-]/u;

/**
 * Labels that are all that is said of their pictures are classes of symbols, whatever words these are called by, or LaTeX
 * where most of them can be nothing else: then all of them are, since one column says one thing. That is told.
 *
 * @param classMap labels that it names are classes, and then all are
 */
export function labelsAsLatex(
  samples: readonly FoundSample[],
  classMap: ReadingOptions['classMap'],
): { readonly found: readonly FoundSample[]; readonly notices: readonly QuarantinedSource[] } {
  const lone = samples.filter(({ page }) => page.loneLabel);
  const formulas = lone.filter((sample) => isFormula(labelOf(sample)));
  const [first] = formulas;
  const asClasses = { found: samples, notices: [] };
  if (!first || 2 * formulas.length <= lone.length) return asClasses;
  if (classMap && lone.some((sample) => Object.hasOwn(classMap, labelOf(sample)))) return asClasses;
  const found = samples.map((sample): FoundSample => {
    if (!sample.page.loneLabel) return sample;
    return { ...sample, page: { ...sample.page, boxes: [], latex: labelOf(sample), isSilent: true } };
  });
  const { file } = first.page;
  const [count, label] = [lone.length, labelOf(first).slice(0, 60)];
  const message = `${file}: most of the ${count} labels are no single symbol (${label}), so they were read as the LaTeX of their pictures. If they are classes, name them in a class map, or give their numbers in a column label_id, and import again.`;
  return { found, notices: [{ source: file, reason: reason('labels-are-latex', message, { file, count, label }) }] };
}

function isFormula(label: string): boolean {
  return latexOnly.test(label) && !oneSymbol.test(label) && !codePoint.test(label);
}

function labelOf({ page }: FoundSample): string {
  return page.boxes[0]?.label ?? '';
}
