import { expect, it } from 'vitest';
import { balanceGroups } from './balance-groups.ts';
import type { SplitGroup } from './split-group.ts';

const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
const nothing = { train: { formulas: 0 }, validation: { formulas: 0 }, test: { formulas: 0 } };

/** Many pages of which the regions alone are accepted, and a few with symbols of classes that hardly any other has. */
function aProject(pages: number, annotated: number): readonly SplitGroup[] {
  return Array.from({ length: pages }, (_, page): SplitGroup => {
    const strata = new Map<string, number>();
    if (page < annotated) {
      strata.set('truth symbols', 1);
      strata.set(`class ${page}`, 1);
      strata.set('class common', 3);
    }
    if (page < 2 * annotated) strata.set('truth latex', 1);
    return { key: `page ${page}`, formulas: page < annotated ? 1 : 2, strata };
  });
}

it.each([1, 2, 3])('formulas with a truth have the shares of the split among themselves (seed %i)', (seed) => {
  const groups = aProject(400, 60);
  const sides = balanceGroups(groups, nothing, ratios, seed);
  const count = (side: string, of: (group: SplitGroup) => number) =>
    groups.reduce((sum, group) => sum + (sides.get(group.key) === side ? of(group) : 0), 0);
  const truths = (truth: string) => (group: SplitGroup) => group.strata?.get(truth) ?? 0;
  for (const [truth, total] of [
    ['truth symbols', 60],
    ['truth latex', 120],
  ] as const) {
    expect(count('test', truths(truth))).toBe(total / 10);
    expect(count('validation', truths(truth))).toBe(total / 10);
  }
  const formulas = groups.reduce((sum, group) => sum + group.formulas, 0);
  expect(Math.abs(count('test', (group) => group.formulas) / formulas - 0.1)).toBeLessThan(0.01);
});
