import { parseJson, type ReadJson } from '../reading/json-text.ts';

/** Columns of a sample that hold its LaTeX, by how far they are to be believed. */
export const latexFields = [
  'latex',
  'text',
  'ground_truth',
  'formula',
  'latex_formula',
  'caption',
  'transcription',
] as const;

const isLatexField: ReadonlySet<string> = new Set(latexFields);
const latexNumber = new RegExp(`"(${latexFields.join('|')})"\\s*:\\s*[-\\d]`);

/** JSON of a sample, in which LaTeX that lost its quotes is text as it stands: `6.0` is not `6`. */
export function parseSample(path: string, place: string, text: string): ReadJson {
  return parseJson(path, place, text, latexNumber.test(text) ? keepNumbers : undefined);
}

function keepNumbers(key: string, value: unknown, written?: { readonly source?: string }): unknown {
  return typeof value === 'number' && isLatexField.has(key) ? (written?.source ?? value) : value;
}
