/** One contour in SVG path units: where it starts, and its lines and Bézier curves (control points, then the end). */
export interface Contour {
  readonly start: readonly [number, number];
  readonly segments: readonly (readonly number[])[];
}

const argumentCounts: ReadonlyMap<string, number> = new Map([
  ['M', 2],
  ['L', 2],
  ['H', 1],
  ['V', 1],
  ['Q', 4],
  ['T', 2],
  ['C', 6],
  ['Z', 0],
]);

/**
 * Reads SVG path data made of the absolute commands M L H V Q T C Z, which are all that MathJax fonts use. A segment
 * has 2 numbers (line), 4 (quadratic curve) or 6 (cubic curve). Throws a RangeError at any other command.
 */
export function parsePath(path: string): readonly Contour[] {
  const contours: { start: [number, number]; segments: number[][] }[] = [];
  let current: { start: [number, number]; segments: number[][] } | null = null;
  let x = 0;
  let y = 0;
  let control: [number, number] | null = null;
  for (const [, letter = '', list = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const count = argumentCounts.get(letter);
    if (count === undefined) throw new RangeError(`The outline holds the path command ${letter}, which is not read.`);
    const numbers = (list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    if (letter === 'Z') {
      if (current) [x, y] = current.start;
      control = null;
      continue;
    }
    for (let index = 0; index + count <= numbers.length; index += count) {
      const given = numbers.slice(index, index + count);
      if (letter === 'M' && index === 0) {
        [x = 0, y = 0] = given;
        current = { start: [x, y], segments: [] };
        contours.push(current);
        control = null;
        continue;
      }
      if (!current) throw new RangeError('The outline draws before its first move.');
      const segment = completeSegment(letter, given, x, y, control);
      control = letter === 'Q' || letter === 'T' ? [segment[0] ?? x, segment[1] ?? y] : null;
      current.segments.push(segment);
      x = segment.at(-2) ?? x;
      y = segment.at(-1) ?? y;
    }
  }
  return contours;
}

function completeSegment(
  letter: string,
  given: readonly number[],
  x: number,
  y: number,
  control: readonly [number, number] | null,
): number[] {
  const [first = 0] = given;
  if (letter === 'H') return [first, y];
  if (letter === 'V') return [x, first];
  // A smooth curve goes on in the direction in which the one before it arrived.
  if (letter === 'T') return [control ? 2 * x - control[0] : x, control ? 2 * y - control[1] : y, ...given];
  return [...given];
}
