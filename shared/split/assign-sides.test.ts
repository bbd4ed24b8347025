import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageId, Sha256 } from '#schemas/domain/id.ts';
import { defaultSplitRatios, type SplitAssignment, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { assignSides, type SplitOptions, type SplitPage } from './assign-sides.ts';

const options: SplitOptions = { seed: 1, ratios: defaultSplitRatios, grouping: { writer: true, nearDuplicate: true } };

function pageNumber(number: number, rest: Partial<SplitPage> = {}): SplitPage {
  return {
    page: PageId.parse(`0${String(number).padStart(25, '0')}`),
    source: Sha256.parse(Math.imul(number, 0x9e3779b1).toString(16).replace('-', 'f').padStart(64, '0')),
    writer: null,
    batch: null,
    perceptualHash: farHash(number),
    formulas: 1,
    needsSide: true,
    ...rest,
  };
}

/** Hashes that lie 16 bits or more apart for different numbers below 4,096: a codeword for each digit and their sum. */
function farHash(number: number): string {
  const digits = [0, 4, 8].map((shift) => (number >> shift) & 15);
  const sum = digits.reduce((total, digit) => total + digit, 0) & 15;
  return [...digits, sum].map((digit) => codewords[digit] ?? '').join('');
}

/** Rows of a Hadamard code: 16 words of 16 bits, each at distance 8 from the others. */
const codewords = Array.from({ length: 16 }, (_, row) => {
  let word = 0;
  for (let column = 0; column < 16; column++) word |= parity(row & column) << column;
  return word.toString(16).padStart(4, '0');
});

function parity(bits: number): number {
  return [0, 1, 2, 3].reduce((sum, bit) => sum ^ ((bits >> bit) & 1), 0);
}

/** A page with random links: few writers and hashes, so that components of every shape arise. */
const linkedPage = (number: number) =>
  fc
    .record({
      writer: fc.option(
        fc.integer({ min: 0, max: 12 }).map((writer) => `writer ${writer}`),
        { freq: 2 },
      ),
      family: fc.integer({ min: 0, max: 40 }),
      flipped: fc.integer({ min: 0, max: 63 }),
      formulas: fc.integer({ min: 0, max: 4 }),
      needsSide: fc.boolean(),
    })
    .map(({ writer, family, flipped, formulas, needsSide }) => {
      const hash = BigInt(`0x${farHash(family * 89)}`) ^ (1n << BigInt(flipped));
      return pageNumber(number, {
        writer,
        perceptualHash: hash.toString(16).padStart(16, '0'),
        formulas: needsSide ? formulas : 0,
        needsSide,
      });
    });

const pages = (count: number) => fc.tuple(...Array.from({ length: count }, (_, number) => linkedPage(number)));

function distance(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}

function areLinked(a: SplitPage, b: SplitPage): boolean {
  return (a.writer !== null && a.writer === b.writer) || distance(a.perceptualHash ?? '', b.perceptualHash ?? '') <= 8;
}

/** Pairs of linked pages that stand on two sides, found by comparing all with all. */
function torn(all: readonly SplitPage[], assigned: readonly SplitAssignment[]): string[] {
  const sides = new Map(assigned.map(({ page, side }) => [page, side]));
  const placed = all.filter((page) => sides.has(page.page));
  return placed.flatMap((a, index) =>
    placed
      .slice(index + 1)
      .filter((b) => areLinked(a, b) && sides.get(a.page) !== sides.get(b.page))
      .map((b) => `${a.page} and ${b.page}`),
  );
}

function share(all: readonly SplitPage[], assigned: readonly SplitAssignment[], side: SplitSide): number {
  const onSide = new Set(assigned.filter((assignment) => assignment.side === side).map(({ page }) => page));
  const count = all.filter((page) => onSide.has(page.page)).reduce((sum, page) => sum + page.formulas, 0);
  return count / all.reduce((sum, page) => sum + page.formulas, 0);
}

describe('assignSides', () => {
  it('keeps every group on one side, also as pages come in parts, and never moves what is assigned', () => {
    fc.assert(
      fc.property(pages(60), fc.integer({ min: 1, max: 59 }), fc.nat(), (all, cut, seed) => {
        const seeded = { ...options, seed };
        const first = assignSides(all.slice(0, cut), [], seeded);
        expect(first.heldOut).toEqual([]);
        expect(torn(all.slice(0, cut), first.added)).toEqual([]);
        const second = assignSides(all, first.added, seeded);
        expect(torn(all, [...first.added, ...second.added])).toEqual([]);
        const before = new Set(first.added.map(({ page }) => page));
        expect(second.added.filter(({ page }) => before.has(page))).toEqual([]);
        const decided = new Set([...before, ...second.added.map((a) => a.page), ...second.heldOut.map((h) => h.page)]);
        expect(all.filter((page) => page.needsSide && !decided.has(page.page))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds out only pages of groups that lead to two sides, and names both', () => {
    fc.assert(
      fc.property(pages(60), (all) => {
        const first = assignSides(all.slice(0, 40), [], options);
        const second = assignSides(all, first.added, options);
        for (const held of second.heldOut) expect(held.sides.length).toBeGreaterThan(1);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same of the same pages when it is asked again, also of those that it holds out', () => {
    fc.assert(
      fc.property(
        pages(60),
        fc.integer({ min: 1, max: 59 }),
        fc.boolean(),
        fc.boolean(),
        (all, cut, isLocked, isNamed) => {
          const named = all.map((page, index) => ({
            ...page,
            ...(index % 9 === 0 ? { isNamed: true } : {}),
            ...(index % 5 === 0 ? { stoodOn: splitSides[index % 3] ?? 'train' } : {}),
          }));
          const later = { ...options, isTestLocked: isLocked, isTestNamed: isNamed };
          const first = assignSides(named.slice(0, cut), [], { ...later, isTestLocked: false });
          const second = assignSides(named, first.added, later);
          const again = assignSides(named, [...first.added, ...second.added], later);
          expect(again.added).toEqual([]);
          expect(again.heldOut).toEqual(second.heldOut);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same split for the same seed in any order of pages, and another for another seed', () => {
    const many = Array.from({ length: 300 }, (_, number) => pageNumber(number));
    const sides = (list: readonly SplitPage[], seed: number) =>
      new Map(assignSides(list, [], { ...options, seed }).added.map(({ page, side }) => [page, side]));
    expect(sides(many.toReversed(), 7)).toEqual(sides(many, 7));
    expect(sides(many, 8)).not.toEqual(sides(many, 7));
  });

  it('is what it always was, on every system: splits of old projects go on by it', () => {
    const many = Array.from({ length: 64 }, (_, number) =>
      pageNumber(number, {
        writer: number % 3 === 0 ? `writer ${number % 7}` : null,
        formulas: 1 + (number % 4),
        strata: new Map([[`class ${number % 5}`, 1 + (number % 3)]]),
      }),
    );
    const lettersOf = (seed: number) => {
      const { added } = assignSides(many, [], { ...options, seed });
      const letters = { train: '.', validation: 'v', test: 'T' } as const;
      const sides = new Map(added.map(({ page, side }) => [page, letters[side]]));
      return many.map(({ page }) => sides.get(page) ?? '-').join('');
    };
    expect([lettersOf(1), lettersOf(2)]).toMatchInlineSnapshot(`
      [
        "..........v.....v.....v..T.....vT.T...........T..v..vv..T.T...T.",
        ".......v..T...........T..v...v.T..T........v..v.....v.....T.....",
      ]
    `);
  });

  it('asks only what is linked: pages that came before or between do not change a result that is the same', () => {
    const many = Array.from({ length: 100 }, (_, number) => pageNumber(number));
    const first = assignSides(many, [], options);
    const again = assignSides(many, first.added, options);
    expect(again).toEqual({ added: [], heldOut: [] });
  });

  it('reaches the shares within 1 % where groups allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 500, maxLength: 800 }),
        fc.nat(),
        fc.constantFrom(
          defaultSplitRatios,
          { train: 0.7, validation: 0.2, test: 0.1 },
          { train: 1 / 3, validation: 1 / 3, test: 1 / 3 },
        ),
        (sizes, seed, ratios) => {
          const all = sizes.map((formulas, number) => pageNumber(number, { formulas }));
          const { added } = assignSides(all, [], { seed, ratios, grouping: { writer: false, nearDuplicate: false } });
          for (const side of splitSides) expect(Math.abs(share(all, added, side) - ratios[side])).toBeLessThan(0.01);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('holds the shares as the project grows page by page', () => {
    const all = Array.from({ length: 400 }, (_, number) => pageNumber(number));
    const assigned: SplitAssignment[] = [];
    for (let count = 20; count <= 400; count += 20) {
      assigned.push(...assignSides(all.slice(0, count), assigned, options).added);
      for (const side of splitSides) {
        expect(Math.abs(share(all.slice(0, count), assigned, side) - defaultSplitRatios[side])).toBeLessThan(1 / count);
      }
    }
  });

  it('shares out large groups as well as small ones', () => {
    const writers = Array.from({ length: 20 }, (_, writer) =>
      Array.from({ length: 10 }, (_unused, number) =>
        pageNumber(100 * writer + number, { writer: `writer ${writer}` }),
      ),
    ).flat();
    const singles = Array.from({ length: 800 }, (_, number) => pageNumber(3000 + number));
    const { added } = assignSides([...writers, ...singles], [], options);
    const large = added.filter(({ page }) => writers.some((written) => written.page === page));
    expect(splitSides.map((side) => large.filter((assignment) => assignment.side === side).length)).toEqual([
      160, 20, 20,
    ]);
  });

  it('holds out a page that joins train and test, and nothing else of its writer', () => {
    const train = pageNumber(1, { writer: 'kim' });
    const test = pageNumber(2, { writer: 'lee' });
    const assigned: SplitAssignment[] = [
      { page: train.page, side: 'train', group: 'one' },
      { page: test.page, side: 'test', group: 'two' },
    ];
    const bridge = pageNumber(3, { writer: 'kim', perceptualHash: test.perceptualHash });
    const other = pageNumber(4, { writer: 'kim' });
    const outcome = assignSides([train, test, bridge, other], assigned, options);
    expect(outcome.heldOut).toEqual([{ page: bridge.page, sides: ['train', 'test'], reason: 'two-sides' }]);
    expect(outcome.added).toEqual([{ page: other.page, side: 'train', group: 'one' }]);
  });

  it('puts a page that comes back where it stood, and holds it out where it would join another side by now', () => {
    const all = Array.from({ length: 200 }, (_, number) => pageNumber(number));
    const stood = (page: SplitPage, side: SplitSide): SplitPage => ({ ...page, stoodOn: side });
    const back = all.map((page, index) => stood(page, index % 2 === 0 ? 'validation' : 'train'));
    const { added, heldOut } = assignSides(back, [], options);
    expect(heldOut).toEqual([]);
    const sides = new Map(added.map(({ page, side }) => [page, side]));
    expect(back.filter(({ page, stoodOn }) => sides.get(page) !== stoodOn)).toEqual([]);

    const test = pageNumber(300, { writer: 'kim' });
    const assigned: SplitAssignment[] = [{ page: test.page, side: 'test', group: 'one' }];
    const clash = stood(pageNumber(301, { writer: 'kim' }), 'train');
    const pair = [
      stood(pageNumber(302, { writer: 'lee' }), 'train'),
      stood(pageNumber(303, { writer: 'lee' }), 'validation'),
    ];
    const outcome = assignSides([test, clash, ...pair], assigned, options);
    expect(outcome.added).toEqual([]);
    expect(outcome.heldOut.map(({ page, sides: would, reason }) => [page, would, reason])).toEqual(
      expect.arrayContaining([
        [clash.page, ['train', 'test'], 'two-sides'],
        [pair[0]?.page, ['train', 'validation'], 'two-sides'],
        [pair[1]?.page, ['train', 'validation'], 'two-sides'],
      ]),
    );
  });

  it('holds out what comes back to a locked test set, and what is linked to it', () => {
    const train = pageNumber(1);
    const assigned: SplitAssignment[] = [{ page: train.page, side: 'train', group: 'one' }];
    const back: SplitPage = { ...pageNumber(2, { writer: 'kim' }), stoodOn: 'test' };
    const beside = pageNumber(3, { writer: 'kim' });
    const other = pageNumber(4);
    for (const grouping of [options.grouping, { writer: true, nearDuplicate: false }]) {
      const locked = { ...options, grouping, isTestLocked: true };
      const { added, heldOut } = assignSides([train, back, beside, other], assigned, locked);
      expect(heldOut).toEqual([back, beside].map(({ page }) => ({ page, sides: ['test'], reason: 'locked-test' })));
      expect(added.map(({ page }) => page)).toEqual([other.page]);
    }
  });

  it('cuts a chain of new pages between train and test where the fewest are lost', () => {
    const train = pageNumber(1);
    const test = pageNumber(2);
    const assigned: SplitAssignment[] = [
      { page: train.page, side: 'train', group: 'one' },
      { page: test.page, side: 'test', group: 'two' },
    ];
    const chain = [
      pageNumber(3, { writer: 'han', perceptualHash: train.perceptualHash }),
      pageNumber(4, { writer: 'han', perceptualHash: train.perceptualHash }),
      pageNumber(5, { writer: 'han' }),
      pageNumber(6, { writer: 'han', perceptualHash: test.perceptualHash }),
    ];
    const outcome = assignSides([train, test, ...chain], assigned, options);
    expect(outcome.heldOut).toEqual([{ page: chain[3]?.page, sides: ['train', 'test'], reason: 'two-sides' }]);
    expect(outcome.added.map(({ side }) => side)).toEqual(['train', 'train', 'train']);
  });

  it('follows the switches', () => {
    const twins = Array.from({ length: 40 }, (_, number) =>
      pageNumber(number, { perceptualHash: '00000000000000ff', writer: 'park' }),
    );
    const sidesWith = (grouping: SplitOptions['grouping']) =>
      new Set(assignSides(twins, [], { ...options, grouping }).added.map(({ side }) => side)).size;
    expect(sidesWith({ writer: true, nearDuplicate: false })).toBe(1);
    expect(sidesWith({ writer: false, nearDuplicate: true })).toBe(1);
    expect(sidesWith({ writer: false, nearDuplicate: false })).toBe(3);
  });

  it('gives nothing to a side whose share is 0', () => {
    const all = Array.from({ length: 50 }, (_, number) => pageNumber(number, { formulas: number % 3 }));
    const { added } = assignSides(all, [], { ...options, ratios: { train: 0.9, validation: 0, test: 0.1 } });
    expect(added.filter(({ side }) => side === 'validation')).toEqual([]);
    expect(added).toHaveLength(50);
  });
});
