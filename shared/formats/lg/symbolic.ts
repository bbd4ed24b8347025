import { type Reason, reason } from '#schemas/domain/reason.ts';

/** An object of which the tree path (`O` for the root, `OSup` below it, …) stands where strokes should. */
const ofPath = /^\s*O\s*,[^,\n]+,[^,\n]+,[^,\n]+,\s*O[A-Za-z]*\s*$/;
const object = /^\s*O\s*,/;
const box = /^\s*BB\s*,/m;

/**
 * Whether a label graph is of the symbolic form (symLG), by which formulas without ink are evaluated: it knows neither
 * strokes nor boxes, so no picture and no ink has symbols of it.
 *
 * @param head the beginning of the file; its last line may be cut
 */
export function isSymbolicGraph(head: string): boolean {
  const lines = head.split(/\r\n|\n|\r/);
  const objects = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => object.test(line));
  return objects.length > 0 && objects.every((line) => ofPath.test(line)) && !box.test(head);
}

/** @param paths label graphs of the symbolic form, one at least */
export function symbolicLeftOut(paths: readonly string[]): Reason {
  const [file = ''] = paths;
  const count = paths.length;
  const message = `${file}: of the symbolic form (symLG, ${count} in all), whose symbols have the path in the tree in place of strokes or boxes, so nothing says where they are and it was not read. Import the LaTeX of the formulas (caption.txt), their ink, or label graphs with BB lines.`;
  return reason('lg-symbolic', message, { file, count });
}
