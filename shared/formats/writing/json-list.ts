/** Pieces of a JSON list that is written element by element, one a line. */
export function jsonListElement(number: number, value: unknown): string {
  return `${number === 1 ? '[\n' : ',\n'}${JSON.stringify(value)}`;
}

/** @param count Elements written. */
export function jsonListEnd(count: number): string {
  return count === 0 ? '[]\n' : '\n]\n';
}
