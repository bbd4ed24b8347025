import { expect, it } from 'vitest';
import { CategoryId, FacetId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import { repeatCategories } from './repeat-categories.ts';

const [level, script] = [1, 2].map((number) => FacetId.parse(ulidOf(number)));
const [elementary, university, printed, retired] = [11, 12, 13, 14].map((number) => CategoryId.parse(ulidOf(number)));

it('fills the facets that say nothing yet, and leaves what is there and what can no longer be given', () => {
  if (!level || !script || !elementary || !university || !printed || !retired) return expect.fail();
  const facets = new Map([
    [elementary, level],
    [university, level],
    [printed, script],
  ]);
  const repeat = (given: readonly CategoryId[], before: readonly CategoryId[]) =>
    repeatCategories(given, before, (category) => facets.get(category) ?? null);
  expect(repeat([], [elementary, printed, retired])).toEqual([elementary, printed]);
  expect(repeat([university], [elementary, printed])).toEqual([university, printed]);
  expect(repeat([university, printed], [elementary, printed])).toEqual([university, printed]);
  return undefined;
});
