import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { FoundSample } from './plan-samples.ts';

/**
 * What a class is called: one sign, one command, or words and numbers (`left_paren`, `08`, `6.0`). Anything else is a
 * formula, or a class such as `\mathbb{R}`.
 */
const classLike = /^(.|\\[A-Za-z]+|\\.|[A-Za-z0-9]+|\d+\.\d+|[A-Za-z]{2,}([ _-][A-Za-z0-9]{2,})*)$/u;

/**
 * Labels that are all that is said of their pictures are classes of symbols, or LaTeX where most of them are no single
 * symbol: then all of them are, since one column says one thing. That is told.
 */
export function labelsAsLatex(samples: readonly FoundSample[]): {
  readonly found: readonly FoundSample[];
  readonly notices: readonly QuarantinedSource[];
} {
  const lone = samples.filter(({ page }) => page.loneLabel);
  const formulas = lone.filter((sample) => !classLike.test(labelOf(sample)));
  const [first] = formulas;
  if (!first || 2 * formulas.length <= lone.length) return { found: samples, notices: [] };
  const found = samples.map((sample): FoundSample => {
    if (!sample.page.loneLabel) return sample;
    return { ...sample, page: { ...sample.page, boxes: [], latex: labelOf(sample), isSilent: true } };
  });
  const { file } = first.page;
  const [count, label] = [lone.length, labelOf(first).slice(0, 60)];
  const message = `${file}: most of the ${count} labels are no single symbol (${label}), so they were read as the LaTeX of their pictures. If they are classes, give their numbers in a column label_id and import again.`;
  return { found, notices: [{ source: file, reason: reason('labels-are-latex', message, { file, count, label }) }] };
}

function labelOf({ page }: FoundSample): string {
  return page.boxes[0]?.label ?? '';
}
