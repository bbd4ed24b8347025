import { describe, expect, it } from 'vitest';
import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import { CategoryId, CategoryRuleId, FacetId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { CategorySchema } from './change-categories.ts';
import { changeCategories } from './change-categories.ts';
import { addWhereFree, keptInstead, proposeCategories } from './propose-categories.ts';

const category = (number: number) => CategoryId.parse(ulidOf(100 + number));
const level = FacetId.parse(ulidOf(1));
const structure = FacetId.parse(ulidOf(2));
const record = (number: number, facet: FacetId, aliasOf: CategoryId | null = null) => ({
  id: category(number),
  facet,
  aliasOf,
});
const [elementary, middle, primary, fraction, root] = [1, 2, 3, 4, 5].map(category) as [
  CategoryId,
  CategoryId,
  CategoryId,
  CategoryId,
  CategoryId,
];
const schema: CategorySchema = {
  facets: new Map([
    [level, { selection: 'one' as const }],
    [structure, { selection: 'many' as const }],
  ]),
  categories: new Map(
    [record(1, level), record(2, level), record(3, level, elementary), record(4, structure), record(5, structure)].map(
      (each) => [each.id, each],
    ),
  ),
};
const rule = (subject: CategoryRule['subject'], pattern: string, ...categories: CategoryId[]): CategoryRule => ({
  kind: 'category-rule',
  id: CategoryRuleId.parse(ulidOf(900)),
  subject,
  pattern,
  categories,
  position: 0,
});

describe('proposeCategories', () => {
  const origin = { name: 'grade-3/kim/frac_01.png', roots: ['Elementary'], format: 'yolo' };

  it('looks at folders, at the root that was given, at the name and at the format', () => {
    expect(proposeCategories([rule('folder', 'elem*', elementary)], origin, schema)).toEqual([elementary]);
    expect(proposeCategories([rule('folder', 'kim', fraction)], origin, schema)).toEqual([fraction]);
    expect(proposeCategories([rule('file-name', 'frac_*', fraction)], origin, schema)).toEqual([fraction]);
    expect(proposeCategories([rule('source', 'yolo', root)], origin, schema)).toEqual([root]);
    expect(proposeCategories([rule('folder', 'frac_01.png', root)], origin, schema)).toEqual([]);
  });

  it('lets the first rule have its way where a facet takes one category', () => {
    const rules = [rule('folder', '*', middle), rule('folder', 'elem*', elementary), rule('file-name', '*', root)];
    expect(proposeCategories(rules, origin, schema)).toEqual([middle, root].sort());
  });

  it('takes nothing from a formula that has its category already', () => {
    expect(addWhereFree([primary], [middle, root], schema)).toEqual([primary, root].sort());
  });
});

describe('changeCategories', () => {
  it('replaces the one of a facet with one choice, and keeps an alias of what is given', () => {
    expect(changeCategories([elementary, fraction], { add: [middle], remove: [] }, schema)).toEqual(
      [middle, fraction].sort(),
    );
    expect(changeCategories([primary], { add: [elementary], remove: [] }, schema)).toEqual([primary]);
  });

  it('takes the aliases of what it takes', () => {
    expect(changeCategories([primary, root], { add: [], remove: [elementary] }, schema)).toEqual([root]);
  });
});

describe('keptInstead', () => {
  const kept = (before: readonly CategoryId[], named: readonly CategoryId[]) =>
    keptInstead(addWhereFree(before, named, schema), named, schema.categories).map((one) => [
      one.kept.id,
      one.named.id,
    ]);

  it('names what stays in the place of what an import names', () => {
    expect(kept([elementary, fraction], [middle, root])).toEqual([[elementary, middle]]);
    expect(kept([], [middle, root])).toEqual([]);
  });

  it('takes a category and its alias for one', () => {
    expect(kept([primary], [elementary])).toEqual([]);
    expect(kept([primary], [middle])).toEqual([[primary, middle]]);
  });
});
