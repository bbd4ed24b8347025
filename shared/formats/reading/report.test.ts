import { expect, it } from 'vitest';
import type { Term } from '#schemas/domain/reason.ts';
import { termInEnglish } from '#shared/words/terms.ts';
import { entryProblem } from './report.ts';

const names = { facet: String, category: String, symbolClass: String };

it.each([
  ['row 2', [{ of: 'row', at: '2' }]],
  [
    'image a b.png, shape 3',
    [
      { of: 'image', at: 'a b.png' },
      { of: 'shape', at: '3' },
    ],
  ],
])('a place such as %s is a term that each language words, and says the same in English', (place, parts) => {
  const { message, parameters } = entryProblem('truth.csv', place, 'it names no picture', 'picture-unnamed');
  expect(message).toBe(`truth.csv, ${place}: it names no picture.`);
  expect(parameters['place']).toEqual({ term: 'place', parts });
  expect(termInEnglish(parameters['place'] as Term, names)).toBe(place);
});

it.each(['', 'p.png', '“a”', 'row 2, p.png'])('the place %j stays as it is', (place) => {
  expect(entryProblem('a.json', place, 'it is none', 'entry-no-object').parameters['place']).toBe(place);
});
