import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaId, PageId, Sha256 } from '#schemas/domain/id.ts';
import { defaultSplitRatios, type SplitAssignment, splitSides } from '#schemas/domain/split.ts';
import { assignSides, type SplitOptions, type SplitPage } from './assign-sides.ts';

const options: SplitOptions = { seed: 1, ratios: defaultSplitRatios, grouping: { writer: true, nearDuplicate: false } };

function pageNumber(number: number, rest: Partial<SplitPage> = {}): SplitPage {
  return {
    page: PageId.parse(`0${String(number).padStart(25, '0')}`),
    source: Sha256.parse(
      Math.imul(number + 1, 0x9e3779b1)
        .toString(16)
        .replace('-', 'f')
        .padStart(64, '0'),
    ),
    writer: null,
    batch: null,
    perceptualHash: number.toString(16).padStart(16, '0'),
    formulas: 1,
    needsSide: true,
    ...rest,
  };
}

/** Pages with few writers, in any order. */
const pages = (least: number) =>
  fc
    .array(
      fc.record({
        writer: fc.option(
          fc.nat(9).map((writer) => `writer ${writer}`),
          { freq: 3 },
        ),
        formulas: fc.integer({ min: 1, max: 4 }),
        isNamed: fc.boolean(),
      }),
      { minLength: least, maxLength: least + 40 },
    )
    .map((facts) => facts.map((fact, number) => pageNumber(number, fact)));

const sidesIn = (assigned: readonly SplitAssignment[]) => new Map(assigned.map(({ page, side }) => [page, side]));

/** Writers with pages on two sides. */
function torn(all: readonly SplitPage[], assigned: readonly SplitAssignment[]): readonly string[] {
  const sides = sidesIn(assigned);
  const byWriter = Map.groupBy(
    all.filter(({ writer, page }) => writer !== null && sides.has(page)),
    ({ writer }) => writer ?? '',
  );
  return [...byWriter].flatMap(([writer, own]) =>
    new Set(own.map(({ page }) => sides.get(page))).size > 1 ? [writer] : [],
  );
}

describe('assignSides with counts', () => {
  it('fills validation and test to the formula where groups are single pages', () => {
    const all = Array.from({ length: 500 }, (_, number) => pageNumber(number));
    const { added } = assignSides(all, [], { ...options, counts: { validation: 60, test: 40 } });
    const count = (side: string) => added.filter((assignment) => assignment.side === side).length;
    expect({ validation: count('validation'), test: count('test') }).toEqual({ validation: 60, test: 40 });
  });

  it('adds nothing to a side that has its count, however much comes', () => {
    const all = Array.from({ length: 900 }, (_, number) => pageNumber(number));
    const rule = { ...options, counts: { validation: 30, test: 20 } };
    const first = assignSides(all.slice(0, 300), [], rule).added;
    const second = assignSides(all, first, rule).added;
    expect(second.map(({ side }) => side).filter((side) => side !== 'train')).toEqual([]);
  });
});

describe('assignSides with counts beside a test set that nothing is drawn into', () => {
  /** Every second page is named or stands in the test set; one in ten of all has a rare class. */
  const all = Array.from({ length: 1000 }, (_, number) =>
    pageNumber(number, {
      isNamed: number % 2 === 0,
      strata: new Map([[number % 10 === 1 ? 'class rare' : 'class common', 1]]),
    }),
  );
  const plain = all.map((page) => ({ ...page, strata: new Map<string, number>() }));
  const test = all
    .filter(({ isNamed }) => isNamed)
    .map(({ page }): SplitAssignment => ({ page, side: 'test', group: page }));
  const validationOf = (drawn: readonly SplitPage[], assigned: readonly SplitAssignment[], rule: SplitOptions) =>
    assignSides(drawn, assigned, rule).added.filter(({ side }) => side === 'validation').length;

  it.each<[string, readonly SplitAssignment[], Partial<SplitOptions>]>([
    ['named', [], { isTestNamed: true }],
    ['locked', test, { isTestLocked: true }],
  ])('fills validation to the formula: %s', (_, assigned, rule) => {
    for (const validation of [100, 300]) {
      const counts = { validation, test: 0 };
      expect(validationOf(plain, assigned, { ...options, ...rule, counts })).toBe(validation);
    }
  });

  it('keeps to the number for the sake of no stratum', () => {
    const rule = { ...options, counts: { validation: 100, test: 0 } };
    const counts = [
      validationOf(all, [], { ...rule, isTestNamed: true }),
      validationOf(all, test, { ...rule, isTestLocked: true }),
    ];
    // The sides may pass their shares by half a per cent.
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThanOrEqual(3);
  });
});

describe('assignSides with a named test set', () => {
  it('tests on what is named and nothing else, with no group on two sides', () => {
    fc.assert(
      fc.property(pages(20), fc.nat(), (all, seed) => {
        const { added, heldOut } = assignSides(all, [], { ...options, seed, isTestNamed: true });
        expect(heldOut).toEqual([]);
        expect(torn(all, added)).toEqual([]);
        const sides = sidesIn(added);
        const namedWriters = new Set(all.filter(({ isNamed }) => isNamed).map(({ writer }) => writer));
        for (const { page, writer, isNamed } of all) {
          const belongs = isNamed === true || (writer !== null && namedWriters.has(writer));
          expect(sides.get(page) === 'test').toBe(belongs);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the pages of a writer together, however the name is composed and whatever spaces stand around it', () => {
    const names = ['\u00e9', 'e\u0301', ' \u00e9', 'e\u0301 '];
    const all = Array.from({ length: 40 }, (_, at) => pageNumber(at, { writer: names[at % 4] ?? '' }));
    expect(new Set(assignSides(all, [], options).added.map(({ group }) => group)).size).toBe(1);
  });

  it('holds out a named page whose writer is in train', () => {
    const known = pageNumber(1, { writer: 'kim' });
    const named = pageNumber(2, { writer: 'kim', isNamed: true });
    const outcome = assignSides([known, named], [{ page: known.page, side: 'train', group: 'one' }], {
      ...options,
      isTestNamed: true,
    });
    expect(outcome).toEqual({ added: [], heldOut: [{ page: named.page, sides: ['train'], reason: 'named-test' }] });
  });
});

describe('assignSides with a locked test set', () => {
  it('adds nothing to it, tears nothing, and holds out exactly what repeats it', () => {
    fc.assert(
      fc.property(pages(40), fc.integer({ min: 5, max: 35 }), fc.nat(), (all, cut, seed) => {
        const rule = { ...options, seed, ratios: { train: 0.5, validation: 0.2, test: 0.3 } };
        const first = assignSides(all.slice(0, cut), [], rule).added;
        const second = assignSides(all, first, { ...rule, isTestLocked: true });
        expect(second.added.filter(({ side }) => side === 'test')).toEqual([]);
        expect(torn(all, [...first, ...second.added])).toEqual([]);
        const before = sidesIn(first);
        const testWriters = new Set(
          all.filter(({ page }) => before.get(page) === 'test').flatMap(({ writer }) => writer ?? []),
        );
        const repeats = all.filter(
          ({ page, writer }) => !before.has(page) && writer !== null && testWriters.has(writer),
        );
        expect(second.heldOut.map(({ page }) => page).sort()).toEqual(repeats.map(({ page }) => page).sort());
        expect(second.heldOut.every(({ reason }) => reason === 'locked-test')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('assignSides with another rule than before', () => {
  it('lets validation grow and moves nothing', () => {
    fc.assert(
      fc.property(pages(60), fc.nat(), (all, seed) => {
        const first = assignSides(all.slice(0, 40), [], { ...options, seed }).added;
        const wider = { ...options, seed, ratios: { train: 0.5, validation: 0.5, test: 0 } };
        const second = assignSides(all, first, wider).added;
        const moved = second.filter(({ page }) => first.some((known) => known.page === page));
        expect(moved).toEqual([]);
        const test = new Set(first.filter(({ side }) => side === 'test').map(({ page }) => page));
        const writers = new Set(all.filter(({ page }) => test.has(page)).flatMap(({ writer }) => writer ?? []));
        for (const { page } of second.filter(({ side }) => side === 'test')) {
          const { writer } = all.find((one) => one.page === page) ?? { writer: null };
          expect(writer !== null && writers.has(writer)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('assignSides with strata', () => {
  /** A rare class on one page in twenty, a common one on the rest. */
  const withClasses = (count: number) =>
    Array.from({ length: count }, (_, number) =>
      pageNumber(number, { strata: new Map([[number % 20 === 0 ? 'class rare' : 'class common', 1]]) }),
    );

  it('keeps the shares within 1 % and spreads rare strata over all sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 900 }), fc.nat(), (count, seed) => {
        const all = withClasses(count);
        const sides = sidesIn(assignSides(all, [], { ...options, seed }).added);
        for (const side of splitSides) {
          const own = all.filter(({ page }) => sides.get(page) === side);
          expect(Math.abs(own.length / count - defaultSplitRatios[side])).toBeLessThan(0.01);
          const rare = own.filter(({ strata }) => strata?.has('class rare')).length;
          const wanted = Math.ceil(count / 20) * defaultSplitRatios[side];
          expect(Math.abs(rare - wanted)).toBeLessThanOrEqual(1.5);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed in any order of pages', () => {
    const all = withClasses(200);
    expect(sidesIn(assignSides(all.toReversed(), [], options).added)).toEqual(
      sidesIn(assignSides(all, [], options).added),
    );
  });
});

describe('assignSides with unknown writers', () => {
  it('keeps an import together where that is asked for, and only there', () => {
    const all = Array.from({ length: 60 }, (_, number) => pageNumber(number, { batch: `batch ${number % 3}` }));
    const sidesOfBatch = (unknownWriter: 'page' | 'batch') => {
      const grouping = { writer: true, nearDuplicate: false, unknownWriter };
      const sides = sidesIn(assignSides(all, [], { ...options, grouping }).added);
      return Math.max(
        ...[0, 1, 2].map(
          (batch) => new Set(all.filter((_, index) => index % 3 === batch).map(({ page }) => sides.get(page))).size,
        ),
      );
    };
    expect(sidesOfBatch('batch')).toBe(1);
    expect(sidesOfBatch('page')).toBeGreaterThan(1);
  });
});

describe('assignSides with the formulas of pages', () => {
  /** Formulas of few pages, some with a known writer. */
  const units = fc
    .array(fc.record({ page: fc.nat(14), writer: fc.boolean() }), { minLength: 10, maxLength: 60 })
    .map((list) =>
      list.map(({ page, writer }, number) =>
        pageNumber(page, {
          unit: FormulaId.parse(`0${String(500 + number).padStart(25, '0')}`),
          source: `${page} ${number}`,
          writer: writer ? `writer ${page % 4}` : null,
        }),
      ),
    );
  const sidesOfUnits = (assigned: readonly SplitAssignment[]) =>
    new Map<string, string>(assigned.map(({ unit = '', side }) => [unit, side]));

  it('keeps those of one page together where pages are kept, and never moves what is assigned', () => {
    fc.assert(
      fc.property(units, fc.nat(30), fc.nat(), (all, cut, seed) => {
        const grouping = { page: true, writer: true, nearDuplicate: true };
        const rule = { ...options, seed, grouping };
        const first = assignSides(all.slice(0, cut), [], rule).added;
        const second = assignSides(all, first, rule);
        const sides = sidesOfUnits([...first, ...second.added]);
        for (const own of Map.groupBy(all, ({ page }) => page).values()) {
          const known = own.flatMap(({ unit = '' }) => sides.get(unit) ?? []);
          expect(new Set(known).size).toBeLessThanOrEqual(1);
        }
        expect(second.added.filter(({ unit }) => first.some((known) => known.unit === unit))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('parts them where pages need not be kept, and still keeps writers together', () => {
    fc.assert(
      fc.property(units, fc.nat(), (all, seed) => {
        const grouping = { page: false, writer: true, nearDuplicate: false };
        const sides = sidesOfUnits(assignSides(all, [], { ...options, seed, grouping }).added);
        expect(sides.size).toBe(all.length);
        for (const [writer, own] of Map.groupBy(all, (unit) => unit.writer)) {
          if (writer !== null) expect(new Set(own.map(({ unit = '' }) => sides.get(unit))).size).toBe(1);
        }
      }),
      { numRuns: 100 },
    );
    const one = Array.from({ length: 100 }, (_, number) =>
      pageNumber(3, { unit: FormulaId.parse(`0${String(number).padStart(25, '0')}`), source: `3 ${number}` }),
    );
    const apart = { page: false, writer: true, nearDuplicate: true };
    const { added } = assignSides(one, [], { ...options, grouping: apart });
    expect(added.filter(({ side }) => side === 'test')).toHaveLength(10);
  });

  it('leaves them where their page was put as a whole', () => {
    const whole = { page: pageNumber(3).page, side: 'validation', group: 'one' } as const;
    const unit = pageNumber(3, { unit: FormulaId.parse(`0${'7'.padStart(25, '0')}`) });
    const apart = { page: false, writer: false, nearDuplicate: false };
    expect(assignSides([unit], [whole], { ...options, grouping: apart })).toEqual({ added: [], heldOut: [] });
  });
});
