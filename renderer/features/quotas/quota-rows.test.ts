import { describe, expect, it } from 'vitest';
import { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { ProjectSchema as ProjectSchemaShape } from '#schemas/contract/schema.ts';
import { Category, Facet } from '#schemas/domain/facet.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaStatuses } from '#schemas/domain/layer.ts';
import { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { planBudget } from '#shared/quota/budget.ts';
import { arrangeQuotas, findQuota } from './quota-rows.ts';
import { costToCome, totalQuotas } from './quota-totals.ts';
import { filterSymbols, sortSymbols } from './sort-symbols.ts';

const idOf = (number: number) => `0${String(number).padStart(25, '0')}`;
const level = idOf(1);
const structure = idOf(2);
const low = idOf(11);
const high = idOf(12);
const fraction = idOf(21);
const alpha = idOf(31);
const beta = idOf(32);

function byStatus(counts: Partial<Record<(typeof formulaStatuses)[number], number>>) {
  return Object.fromEntries(formulaStatuses.map((status) => [status, counts[status] ?? 0]));
}

function makeSchema(): ProjectSchema {
  const name = { en: 'n', ko: 'n' };
  const revised = (record: object) => ({ record, revision: 1 });
  const facet = (id: string, selection: string, position: number): Facet =>
    Facet.parse({ kind: 'facet', id, key: `k${position}`, name, selection, position, retired: false });
  const category = (id: string, facetId: string, position: number): Category =>
    Category.parse({
      kind: 'category',
      id,
      facet: facetId,
      key: `k${position}`,
      name,
      position,
      retired: false,
      aliasOf: null,
    });
  const symbolClass = (id: string, label: string, position: number): SymbolClass =>
    SymbolClass.parse({
      kind: 'symbol-class',
      id,
      label,
      aliases: [],
      group: 'other',
      position,
      retired: false,
      aliasOf: null,
    });
  return ProjectSchemaShape.parse({
    settings: revised({
      kind: 'settings',
      id: idOf(99),
      name: 'p',
      layersAsked: ['latex'],
      latexPolicy: defaultLatexPolicy,
    }),
    facets: [facet(structure, 'many', 1), facet(level, 'one', 0)].map(revised),
    categories: [category(low, level, 0), category(high, level, 1), category(fraction, structure, 0)].map(revised),
    symbolClasses: [symbolClass(beta, '\\beta', 1), symbolClass(alpha, '\\alpha', 0)].map(revised),
    quotas: [],
    people: [],
    categoryRules: [],
    requirements: null,
  });
}

function quota(number: number, change: object, accepted: number, status: object = {}) {
  return {
    quota: {
      kind: 'quota',
      id: idOf(number),
      categories: [],
      symbolClass: null,
      subModel: null,
      unit: 'formula',
      target: 100,
      due: null,
      costPerItem: null,
      ...change,
    },
    revision: 1,
    accepted,
    byStatus: byStatus({ ...status, accepted }),
  };
}

const overview = QuotaOverview.parse({
  quotas: [
    quota(41, { categories: [low], due: '2026-12-01', costPerItem: 2 }, 40),
    quota(42, { categories: [low, fraction], due: '2026-11-01' }, 120),
    quota(43, { categories: [low], subModel: 'converter' }, 55),
    quota(44, { symbolClass: alpha, unit: 'symbol', target: 10 }, 4),
    quota(45, {}, 90),
  ],
  all: { byStatus: byStatus({ accepted: 90, drafted: 20 }), total: 110 },
  categories: [
    { category: low, byStatus: byStatus({ accepted: 40, drafted: 5 }), total: 45 },
    { category: high, byStatus: byStatus({ accepted: 50, drafted: 5 }), total: 55 },
  ],
  symbolClasses: [{ symbolClass: beta, byStatus: byStatus({ accepted: 7 }), total: 7 }],
});
const table = arrangeQuotas(overview, makeSchema());

describe('arrangeQuotas', () => {
  it('puts facets in their order and each category once, with its quota, and again per sub-model', () => {
    expect(table.facets.map(({ facet }) => facet.id)).toEqual([level, structure]);
    const rows = table.facets[0]?.rows ?? [];
    expect(rows.map(({ category, quota: own }) => [category.id, own?.quota.id ?? null])).toEqual([
      [low, idOf(41)],
      [low, idOf(43)],
      [high, null],
    ]);
    expect(rows[1]?.counts.accepted).toBe(55);
  });

  it('shows categories and classes without a quota with their quantity', () => {
    expect(table.facets[0]?.rows[2]?.counts.accepted).toBe(50);
    expect(table.facets[1]?.rows[0]?.counts).toEqual({});
    expect(table.symbols.map(({ symbolClass, counts }) => [symbolClass.label, counts.accepted])).toEqual([
      ['\\alpha', 4],
      ['\\beta', 7],
    ]);
  });

  it('counts what lacks a facet of one choice, and not of one of many', () => {
    expect(table.facets[0]?.without).toEqual(byStatus({ drafted: 10 }));
    expect(table.facets[1]?.without).toBeNull();
  });

  it('keeps combinations and the whole project apart', () => {
    expect(table.combinations.map(({ key }) => key)).toEqual([idOf(42)]);
    expect(table.whole.map(({ key }) => key)).toEqual([idOf(45)]);
  });

  it('still shows a quota whose facet is retired', () => {
    const schema = makeSchema();
    const facets = schema.facets.map(({ record, revision }) => ({ record: { ...record, retired: true }, revision }));
    expect(arrangeQuotas(overview, { ...schema, facets }).combinations.map(({ key }) => key)).toEqual([
      idOf(41),
      idOf(42),
      idOf(43),
    ]);
  });
});

describe('findQuota', () => {
  it('finds the same selection in any order, and no wider one', () => {
    const selection = { symbolClass: null, subModel: null, unit: 'formula' } as const;
    const both = table.combinations[0]?.selection.categories ?? [];
    expect(findQuota(overview, { ...selection, categories: both.toReversed() })?.quota.id).toBe(idOf(42));
    expect(findQuota(overview, { ...selection, categories: both.slice(1) })).toBeNull();
  });
});

describe('totalQuotas', () => {
  it('fills no target with what exceeds another', () => {
    expect(totalQuotas(overview.quotas)).toEqual({
      reached: 1,
      quotas: 5,
      filled: 40 + 100 + 55 + 4 + 90,
      target: 410,
      missingFormulas: 60 + 45 + 10,
      missingSymbols: 6,
      nextDue: '2026-12-01',
    });
  });

  it('has no date where no quota has', () => {
    expect(totalQuotas([])).toMatchObject({ nextDue: null, target: 0 });
  });
});

describe('costToCome', () => {
  const unpriced = { perFormula: null, perSymbol: null };

  it('counts quotas with a cost of their own, and the others at what the budget says of their unit', () => {
    expect(costToCome(planBudget(overview.quotas, unpriced))).toBe(120);
    const { missingSymbols } = totalQuotas(overview.quotas);
    expect(costToCome(planBudget(overview.quotas, { ...unpriced, perSymbol: 0.5 }))).toBe(120 + missingSymbols / 2);
  });

  it('names the quotas whose cost nobody says, and leaves their lines open', () => {
    const { lines, unpriced: open } = planBudget(overview.quotas, unpriced);
    expect(open).toBe(lines.filter(({ planned, earned }) => planned === null && earned === null).length);
    expect(open).toBeGreaterThan(0);
    expect(planBudget(overview.quotas, { perFormula: 1, perSymbol: 1 }).unpriced).toBe(0);
  });

  it('is unknown where nobody says what one costs', () => {
    const { quotas } = overview;
    const free = quotas.map((each) => ({ ...each, quota: { ...each.quota, costPerItem: null } }));
    expect(costToCome(planBudget(free, unpriced))).toBeNull();
  });
});

describe('symbol rows', () => {
  const labels = (rows: typeof table.symbols) => rows.map(({ symbolClass }) => symbolClass.label);

  it('sort with rows without a target last in both directions', () => {
    for (const isDescending of [true, false]) {
      expect(labels(sortSymbols(table.symbols, { by: 'target', isDescending }))).toEqual(['\\alpha', '\\beta']);
    }
    expect(labels(sortSymbols(table.symbols, { by: 'accepted', isDescending: true }))).toEqual(['\\beta', '\\alpha']);
  });

  it('filter by label, telling capitals apart, and by what is missing', () => {
    expect(labels(filterSymbols(table.symbols, ' alp', false))).toEqual(['\\alpha']);
    expect(labels(filterSymbols(table.symbols, 'ALP', false))).toEqual([]);
    expect(labels(filterSymbols(table.symbols, '', true))).toEqual(['\\alpha']);
  });
});
