import { InvalidArgumentError } from 'commander';

/** Collects the values of an option that may be given several times. */
export function collect(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}

/** A whole number between two bounds, both allowed. */
export function wholeNumber(least: number, most: number): (word: string) => number {
  return (word) => {
    const number = Number(word);
    if (/^\d+$/.test(word) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** A number that is not negative. */
export function notNegative(word: string): number {
  const number = Number(word);
  if (word.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new InvalidArgumentError('It must be a number from 0.');
}

/** A day as in 2027-03-31. */
export function day(word: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(word) ? Date.parse(`${word}T00:00:00Z`) : Number.NaN;
  // The last days of a short month roll over into the next one.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(word)) return word;
  throw new InvalidArgumentError('It must be a day such as 2027-03-31.');
}
