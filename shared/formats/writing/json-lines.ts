/** One record as a line of JSONL. */
export function jsonLine(record: unknown): string {
  return `${jsonText(record)}\n`;
}

/**
 * A record as JSON in which every number of a `bbox` has its decimal point. Typed table readers infer the type of a
 * column from the first rows, or from one split: boxes of whole pixels there would make it a column of integers, into
 * which the fractions of the others do not go.
 */
export function jsonText(record: unknown): string {
  return JSON.stringify(record).replaceAll(numbersOfBoxes, (_all, name: string, numbers: string) => {
    return name + numbers.replaceAll(wholeNumber, '$&.0');
  });
}

/** No text can hold the name in these quotes: JSON escapes the quotes of texts. */
const numbersOfBoxes = /("bbox":)(\[[-+\d.eE,[\]]*\])/g;
const wholeNumber = /(?<![\d.eE+-])-?\d+(?![\d.eE])/g;
