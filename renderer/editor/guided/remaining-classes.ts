import type { Box } from '#schemas/domain/geometry.ts';

/** A symbol that is boxed and labelled. */
export interface LabelledBox {
  readonly label: string | null;
  readonly box: Box;
}

/**
 * Labels that the LaTeX prints and nobody has boxed yet, the likeliest for a new box first: those between the neighbours
 * of the box in the LaTeX, then the others by how far away their place is.
 *
 * @param printed labels of the LaTeX in reading order, one for each symbol
 * @param boxed the other symbols of the formula
 */
export function remainingLabels(
  printed: readonly string[],
  boxed: readonly LabelledBox[],
  box: Box,
): readonly string[] {
  const places = placesOf(printed, boxed);
  const taken = new Set(places.map(({ place }) => place));
  const middle = box.x + box.width / 2;
  const before = places.filter((each) => each.middle <= middle).map(({ place }) => place);
  const after = places.filter((each) => each.middle > middle).map(({ place }) => place);
  const from = before.length === 0 ? -1 : Math.max(...before);
  const to = after.length === 0 ? printed.length : Math.min(...after);
  const expected = from < to ? from + 1 : (from + to) / 2;
  return [
    ...new Set(
      [...printed.keys()]
        .filter((place) => !taken.has(place))
        .sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected))
        .flatMap((place) => printed[place] ?? []),
    ),
  ];
}

/** Which place of the LaTeX each labelled box stands for: boxes from the left, each the first free place of its label. */
function placesOf(printed: readonly string[], boxed: readonly LabelledBox[]) {
  const free = new Map<string, number[]>();
  for (const [place, label] of printed.entries()) free.set(label, [...(free.get(label) ?? []), place]);
  return boxed
    .toSorted((a, b) => a.box.x - b.box.x)
    .flatMap(({ label, box }) => {
      const place = label === null ? undefined : free.get(label)?.shift();
      return place === undefined ? [] : [{ place, middle: box.x + box.width / 2 }];
    });
}
