import { textOf } from '../reading/json-text.ts';
import { placeOf, type Result, withoutShape } from './result.ts';

/** What is said of one region, or of the picture, with the numbers of the results in their task, from 0. */
export interface ResultsOfRegion {
  /** Name of the region inside its task. */
  readonly key: string;
  /** What reports call it. */
  readonly name: string;
  readonly results: readonly (readonly [number: number, result: Result])[];
}

/**
 * Results by region: those of one region have one id, and results without an id are of no other. Scripts that write such
 * files give one id to all boxes, too: then those in each place are a region.
 */
export function regionsOfResults(results: readonly Result[]): readonly ResultsOfRegion[] {
  const byId = Map.groupBy(results.entries(), ([number, { id }]) => textOf(id) || number);
  return [...byId].flatMap(([id, group]): readonly ResultsOfRegion[] => {
    const shapes = group.filter(([, { type, value }]) => !withoutShape.has(type) && placeOf(value) !== null);
    if (new Set(shapes.map(([, { value }]) => placeOf(value))).size < 2) {
      return [{ key: `${id}`, name: typeof id === 'number' ? `${id + 1}` : id, results: group }];
    }
    const byPlace = Map.groupBy(group, ([, { value }]) => placeOf(value));
    return [...byPlace.values()].map((own) => {
      const number = own[0]?.[0] ?? 0;
      return { key: `${id} ${number}`, name: `${number + 1}`, results: own };
    });
  });
}
