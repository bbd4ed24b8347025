import type { Reason } from '#schemas/domain/reason.ts';
import { imageAddressOf } from '../reading/image-address.ts';
import { isObject } from '../reading/json-text.ts';
import { latexRank } from '../reading/latex-names.ts';
import { enteredOrData, notLatex, type Place, textsWithoutBox } from './left-out.ts';
import { placeOf, type Result, withoutShape } from './result.ts';

type Value = Readonly<Record<string, unknown>>;

/** What a task of "JSON-MIN" says. */
export interface MinimalResults {
  readonly results: readonly Result[];
  /** What is left out: above all texts of which nothing tells the box that they stand in. */
  readonly unclear: readonly Reason[];
}

/**
 * Results of a task of the export "JSON-MIN": lists of values under the names of their tags, without the ids by which
 * results belong together. Values of several tags in one place belong to one region. A text stands alone: a region has
 * one of a text area or none, so where there are as many as regions they follow these.
 *
 * The task's own data come first, before its `id`, and say nothing of a box. Where they hold an `id` of their own, that
 * does not tell; but what is written in a box is entered after it, so no text before the first box is of one.
 */
export function resultsOfMinimal(task: Value, at: Place): MinimalResults {
  const regions = new Map<string, string>();
  const members = Object.entries(task);
  const idAt = members.findIndex(([name]) => name === 'id');
  const results = members.flatMap(([tag, list], number): Result[] => {
    const values = Array.isArray(list) ? list : number > idAt && isEntered(tag, list) ? [list] : [];
    const seen = new Map<string | null, number>();
    return (values as readonly unknown[]).filter(isObject).map((value) => {
      const [place, type] = [placeOf(value), typeOf(tag, value)];
      const { original_width, original_height } = value;
      const result = { type, from_name: tag, value, original_width, original_height };
      if (place === null && withoutShape.has(type)) return result;
      // Two regions of one tag may lie in the same place.
      const turn = (seen.get(place) ?? 0) + 1;
      seen.set(place, turn);
      const key = `${place} ${turn}`;
      const id = regions.get(key) ?? `${regions.size + 1}`;
      regions.set(key, id);
      return { id, ...result };
    });
  });
  const texts: Result[] = [];
  const unclear: Reason[] = [];
  // Without boxes, what was entered is of the picture; an id in front is of the data, and does not tell where they end.
  const isLatexAlone = regions.size === 0 && idAt > 0;
  const firstBoxes = members.findIndex(([tag]) =>
    results.some(({ id, from_name }) => id !== undefined && from_name === tag),
  );
  for (const [number, [tag, value]] of members.entries()) {
    const isOfPage = tag.toLowerCase() === 'latex' && !Array.isArray(value);
    if (latexRank(tag) === Number.POSITIVE_INFINITY || (number < idAt && !isOfPage)) continue;
    const written = listOf(value);
    const count = countOfTexts(value);
    if (count === 0) continue;
    const turns =
      isOfPage || isLatexAlone
        ? written.map(() => undefined)
        : number < firstBoxes
          ? null
          : turnsOf(results, regions.size);
    if (turns?.length === written.length) {
      for (const [turn, text] of written.entries())
        if (typeof text === 'string')
          texts.push({ id: turns[turn], type: 'textarea', from_name: tag, value: { text: [text] } });
    } else {
      unclear.push(regions.size === 0 ? enteredOrData(at, tag) : textsWithoutBox(at, tag, count, regions.size));
    }
  }
  if (regions.size === 0) {
    const image = imageAddressOf(task);
    for (const [tag, value] of members.slice(idAt + 1)) {
      const isSaid = latexRank(tag) !== Number.POSITIVE_INFINITY || ofAnnotation.has(tag) || value === image;
      if (countOfTexts(value) === 0 || isSaid) continue;
      unclear.push(isLatexAlone ? notLatex(at, { from_name: tag }) : enteredOrData(at, tag));
    }
  }
  return { results: [...results, ...texts], unclear };
}

/** A choice of several, or several texts: the export has no list around what was entered once. */
function isEntered(tag: string, value: unknown): boolean {
  return isObject(value) && withoutShape.has(typeOf(tag, value));
}

/** Members behind the tags that say who entered them and when. */
const ofAnnotation: ReadonlySet<string> = new Set([
  'annotator',
  'annotation_id',
  'created_at',
  'updated_at',
  'lead_time',
]);

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function countOfTexts(value: unknown): number {
  return listOf(value).filter((text) => typeof text === 'string').length;
}

/** The type of the tag that a value was entered in, by its members. */
function typeOf(tag: string, value: Value): string {
  const members = Object.keys(value);
  const labels = members.find((name) => name.endsWith('labels'));
  if (labels !== undefined) return labels;
  if ('text' in value) return 'textarea';
  const entered = ['choices', 'number', 'rating', 'taxonomy', 'datetime'].find((name) => members.includes(name));
  if (entered !== undefined) return entered;
  if ('points' in value) return 'polygon';
  return 'width' in value && 'height' in value ? 'rectangle' : tag;
}

/** The ids of all regions as they follow each other, by a tag that has a value of each; null where none has. */
function turnsOf(results: readonly Result[], count: number): readonly unknown[] | null {
  const byTag = Map.groupBy(results, ({ from_name }) => from_name);
  for (const values of byTag.values()) if (values.length === count) return values.map(({ id }) => id);
  return null;
}
