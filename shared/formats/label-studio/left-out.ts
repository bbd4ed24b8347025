import type { Reason } from '#schemas/domain/reason.ts';
import { textOf } from '../reading/json-text.ts';
import { entryProblem } from '../reading/report.ts';
import type { Result } from './result.ts';

/** Where something was entered that is not taken. */
export interface Place {
  readonly file: string;
  readonly place: string;
}

/** A choice, a rating, a number, …. */
export function withoutPlace({ file, place }: Place, result: Result): Reason {
  const problem = `${saidBy(result)} was left out, as it has no place in a dataset of formulas; make it a category or a note if it is needed`;
  return entryProblem(file, place, problem, 'result-without-place', {
    tag: tagOf(result),
    type: typeOf(result) ?? '?',
  });
}

/** What is said of a region that is no upright box. */
export function withRegion({ file, place }: Place, result: Result): Reason {
  const problem = `${saidBy(result)} was left out, as its region was, of which is said why`;
  return entryProblem(file, place, problem, 'result-of-left-out-region', { tag: tagOf(result) });
}

/** A text area of the picture beside the one that is its LaTeX. */
export function besideLatex({ file, place }: Place, tag: string, latex: string): Reason {
  const problem = `the text area “${tag}” was left out, as “${latex}” is the LaTeX of the formula; if this one is, call it alone latex in the file and import again`;
  return entryProblem(file, place, problem, 'text-beside-latex', { tag, latex });
}

/** More texts than one in the text area that is the LaTeX. */
export function moreTexts({ file, place }: Place, tag: string, count: number): Reason {
  const problem = `the first of the ${count} texts of “${tag}” was taken as the LaTeX of the formula and the others were left out; make one text of them if all are needed, and import again`;
  return entryProblem(file, place, problem, 'more-texts-left-out', { tag, count });
}

/** The only text of the picture, under a name that says nothing of LaTeX. */
export function notLatex({ file, place }: Place, result: Result): Reason {
  const problem = `${saidBy(result)} was left out, as it is not called as LaTeX is (latex, formula, equation, transcription and the like); call it latex in the file if it is`;
  return entryProblem(file, place, problem, 'text-not-latex', { tag: tagOf(result) });
}

/** Texts of boxes, of which nothing tells which. */
export function textsWithoutBox({ file, place }: Place, tag: string, count: number, boxes: number): Reason {
  const problem = `nothing tells which of the ${boxes} boxes the texts of “${tag}” (${count}) stand in; they were left out: export as JSON instead of JSON-MIN`;
  return entryProblem(file, place, problem, 'texts-without-box', { tag, count, boxes });
}

/** What may have been entered, and may have come with the picture. */
export function enteredOrData({ file, place }: Place, tag: string): Reason {
  const problem = `nothing tells whether “${tag}” was entered or is of the data of the task; it was left out: export as JSON instead of JSON-MIN`;
  return entryProblem(file, place, problem, 'entered-or-data', { tag });
}

/** Labels of a box or a relation beside its first. */
export function moreLabels({ file, place }: Place, taken: string, others: readonly unknown[]): Reason {
  const labels = others.map((label) => `“${textOf(label) ?? '?'}”`).join(', ');
  const problem = `it has more labels than one; “${taken}” was taken, and left out: ${labels}`;
  return entryProblem(file, place, problem, 'more-labels-left-out', { taken, labels });
}

/** A relation with no label, or one that is no type. */
export function relationWithoutType({ file, place }: Place, from: string, to: string): Reason {
  const problem = `the relation between “${from}” and “${to}” was left out, as it has no label that is a relation type (Right, Sup, Sub and the like); give it one, export and import again`;
  return entryProblem(file, place, problem, 'relation-without-type', { from, to });
}

/** A relation with an end that is not there, or was left out. */
export function relationWithoutEnd({ file, place }: Place, type: string, end: string): Reason {
  const problem = `the relation ${type} was left out, as none of the boxes that were taken is its end “${end}”`;
  return entryProblem(file, place, problem, 'relation-without-end', { type, end });
}

/** A relation with an arrow at each end. */
export function relationBothWays({ file, place }: Place, type: string, from: string, to: string): Reason {
  const problem = `the relation ${type} between “${from}” and “${to}” was left out, as it points both ways; let it point from the parent to the child, export and import again`;
  return entryProblem(file, place, problem, 'relation-both-ways', { type, from, to });
}

/** The name of the tag that a result was entered in. */
export function tagOf(result: Result): string {
  return textOf(result['from_name']) ?? '?';
}

function typeOf(result: Result): string | null {
  return textOf(result['type']);
}

/** The export "JSON-MIN" does not say what a text was entered in. */
function saidBy(result: Result): string {
  const [type, tag] = [typeOf(result), tagOf(result)];
  if (type === 'textarea') return `the text area “${tag}”`;
  return type === null ? `what “${tag}” says` : `what “${tag}” says (${type})`;
}
