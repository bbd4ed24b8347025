import { describe, expect, it } from 'vitest';
import { CategoryId, QuotaId } from '#schemas/domain/id.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { personId, symbolClassId, ulidOf } from '#test/support/builders.ts';
import { noQuantity, type QuantityByStatus } from './quantity.ts';
import { type OpenGroup, rankWork } from './rank-work.ts';

const [fraction, root] = [1, 2].map((number) => CategoryId.parse(ulidOf(number))) as [CategoryId, CategoryId];
const me = personId(1);

function quota(number: number, target: number, change: Partial<Quota>, has: Partial<QuantityByStatus> = {}) {
  return {
    quota: {
      kind: 'quota' as const,
      id: QuotaId.parse(ulidOf(100 + number)),
      categories: [],
      symbolClass: null,
      subModel: null,
      unit: 'formula' as const,
      target,
      due: null,
      costPerItem: null,
      assignees: [],
      ...change,
    },
    byStatus: { ...noQuantity(), ...has },
  };
}

const group = (signature: string, change: Partial<OpenGroup> = {}): OpenGroup => ({
  signature,
  status: 'absent',
  formulas: 5,
  ...change,
});

const noSymbols = new Map<string, readonly number[]>();

const order = (...parameters: Parameters<typeof rankWork>) => rankWork(...parameters).map(({ signature }) => signature);

describe('rankWork', () => {
  const groups = [group(''), group(fraction), group(root), group(`${fraction},${root}`)];

  it('puts what fills the widest gaps first, and what fills several before what fills one', () => {
    const quotas = [
      quota(1, 100, { categories: [fraction] }, { accepted: 90 }),
      quota(2, 100, { categories: [root] }, { accepted: 20 }),
    ];
    expect(order(groups, noSymbols, quotas, me, false)).toEqual([`${fraction},${root}`, root, fraction, '']);
  });

  it('names the quotas that a formula fills, the widest gap first', () => {
    const quotas = [
      quota(1, 100, { categories: [fraction] }, { accepted: 90 }),
      quota(2, 100, { categories: [root] }, { accepted: 20 }),
    ];
    const [first] = rankWork(groups, noSymbols, quotas, me, false);
    expect(first?.fills).toEqual([quotas[1]?.quota.id, quotas[0]?.quota.id]);
  });

  it('gives nothing to a quota that is reached, or that what is submitted will fill', () => {
    const reached = quota(1, 10, { categories: [fraction] }, { accepted: 12 });
    expect(rankWork(groups, noSymbols, [reached], me, false).every(({ score }) => score === 0)).toBe(true);
    const onItsWay = quota(1, 10, { categories: [fraction] }, { accepted: 4, submitted: 6 });
    expect(rankWork(groups, noSymbols, [onItsWay], me, false).every(({ score }) => score === 0)).toBe(true);
    const submitted = group(fraction, { status: 'submitted' });
    expect(rankWork([...groups, submitted], noSymbols, [onItsWay], me, true)[0]).toMatchObject({ status: 'submitted' });
  });

  it('puts the gap that a person was given before all others, for that person', () => {
    const quotas = [
      quota(1, 100, { categories: [fraction], assignees: [me] }, { accepted: 99 }),
      quota(2, 100, { categories: [root] }),
    ];
    expect(order([group(fraction), group(root)], noSymbols, quotas, me, false)).toEqual([fraction, root]);
    expect(order([group(fraction), group(root)], noSymbols, quotas, personId(2), false)).toEqual([root, fraction]);
  });

  it('puts it first also where little of it is missing and much of the others', () => {
    const quotas = [
      quota(1, 10_000, { categories: [fraction], assignees: [me] }, { accepted: 9_999 }),
      ...[2, 3, 4].map((number) => quota(number, 100, { categories: [root] })),
    ];
    expect(order([group(fraction), group(root)], noSymbols, quotas, me, false)).toEqual([fraction, root]);
  });

  it('counts a rare class by how often the group has it', () => {
    const rare = quota(1, 50, { symbolClass: symbolClassId(1), unit: 'symbol' });
    const counts = new Map([[symbolClassId(1), [1, 4, 0]]]);
    expect(order([group(fraction), group(root), group('')], counts, [rare], me, false)).toEqual([root, fraction, '']);
  });

  it('puts what is nearest to done first among equals, and leaves submitted work to reviewers', () => {
    const statuses = (reviews: boolean) =>
      rankWork(
        (['absent', 'drafted', 'submitted', 'returned'] as const).map((status) => group('', { status })),
        noSymbols,
        [],
        me,
        reviews,
      ).map(({ status }) => status);
    expect(statuses(true)).toEqual(['submitted', 'returned', 'drafted', 'absent']);
    expect(statuses(false)).toEqual(['returned', 'drafted', 'absent']);
  });
});
