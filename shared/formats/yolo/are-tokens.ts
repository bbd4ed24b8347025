/**
 * Whether a line of a text beside a picture is characters one by one, as the tokens of a number in LaTeX are (`1 0 0 0 0`,
 * `3 . 1 4 1`). No row of YOLO is: its values are fractions.
 */
export function areTokens(line: string): boolean {
  return /^\S(\s+\S)*\s*$/.test(line);
}
