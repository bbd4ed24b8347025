import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageVerdict } from './duplicate-graph.ts';
import { groupDuplicates } from './duplicate-groups.ts';
import { componentsOf, linkPages } from './link-pages.ts';
import { turnTowards } from './near-duplicates.ts';

const mostBits = 8;

/** Hashes near a few centres, of which two are turned ones of each other, so that resemblances are common. */
const hash = fc
  .tuple(
    fc.constantFrom(0n, 0xffff_0000_ffff_0000n, 0x00ff_00ff_00ff_00ffn),
    fc.uniqueArray(fc.nat(63), { maxLength: 9 }),
  )
  .map(([centre, bits]) =>
    bits
      .reduce<bigint>((value, bit) => value ^ (1n << BigInt(bit)), centre)
      .toString(16)
      .padStart(16, '0'),
  );
const pagesOf = fc
  .array(hash, { minLength: 2, maxLength: 14 })
  .map((hashes) =>
    hashes.map((perceptualHash, index) => ({ page: `p${index}`, perceptualHash, writer: null, batch: null })),
  );

type Pages = readonly { readonly page: string; readonly perceptualHash: string }[];

const world = pagesOf.chain((pages) =>
  fc.record({
    pages: fc.constant(pages),
    verdicts: fc.array(
      fc.record({
        pages: fc.uniqueArray(fc.constantFrom(...pages.map(({ page }) => page)), { minLength: 2, maxLength: 5 }),
        verdict: fc.constantFrom('same' as const, 'different' as const),
      }),
      { maxLength: 4 },
    ),
  }),
);

const bitsBetween = (a: string, b: string): number =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).split('1').length - 1;

/** The definition, pair by pair: components, and whether a pair in each is undecided. */
function pairByPair(pages: Pages, verdicts: readonly PageVerdict[]) {
  const groupOf = pages.map((_, index) => index);
  const join = (a: number, b: number) => {
    const [from, to] = [groupOf[b], groupOf[a]];
    for (const [index, group] of groupOf.entries()) if (group === from) groupOf[index] = to ?? 0;
  };
  const undecided: number[] = [];
  for (const [a, one] of pages.entries()) {
    for (const [b, other] of pages.entries()) {
      if (a >= b) continue;
      const common = verdicts.filter(
        (verdict) => verdict.pages.includes(one.page) && verdict.pages.includes(other.page),
      );
      if (common.some(({ verdict }) => verdict === 'different')) continue;
      const isTurned = turnTowards(one.perceptualHash, other.perceptualHash) !== null;
      const isAlike = isTurned || bitsBetween(one.perceptualHash, other.perceptualHash) <= mostBits;
      if (!isAlike && common.length === 0) continue;
      join(a, b);
      if (common.length === 0) undecided.push(a);
    }
  }
  const members = Map.groupBy(pages.entries(), ([index]) => groupOf[index]);
  return [...members.values()]
    .map((own) => ({
      pages: own.map(([, { page }]) => page),
      isOpen: own.some(([index]) => undecided.some((open) => groupOf[open] === groupOf[index])),
    }))
    .filter(({ pages: own }) => own.length > 1);
}

describe('groups of near-duplicates', () => {
  it('are what comparing each pair gives, with what was decided about it', () => {
    fc.assert(
      fc.property(world, ({ pages, verdicts }) => {
        expect(groupDuplicates(pages, verdicts)).toEqual(pairByPair(pages, verdicts));
      }),
      { numRuns: 300 },
    );
  });

  it('are the groups that a split keeps whole', () => {
    fc.assert(
      fc.property(world, ({ pages, verdicts }) => {
        const grouping = { writer: false, nearDuplicate: true, unknownWriter: 'page' as const };
        const components = componentsOf(linkPages(pages, grouping, verdicts), () => true);
        const byComponent = Map.groupBy(pages.entries(), ([index]) => components[index]);
        const groups = [...byComponent.values()]
          .filter((own) => own.length > 1)
          .map((own) => own.map(([, { page }]) => page));
        expect(groups).toEqual(groupDuplicates(pages, verdicts).map((group) => group.pages));
      }),
      { numRuns: 200 },
    );
  });

  it('stay on one side by decision where a split does not look at pictures', () => {
    const pages = ['0', 'f'].map((digit, index) => ({
      page: `p${index}`,
      perceptualHash: digit.repeat(16),
      writer: null,
      batch: null,
    }));
    const grouping = { writer: false, nearDuplicate: false, unknownWriter: 'page' as const };
    const apart = componentsOf(linkPages(pages, grouping), () => true);
    const together = componentsOf(linkPages(pages, grouping, [{ pages: ['p0', 'p1'], verdict: 'same' }]), () => true);
    expect([[...apart], [...together]]).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });
});
