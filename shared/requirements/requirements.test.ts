import { describe, expect, it } from 'vitest';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { ProjectId, QuotaId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import {
  aCategory,
  aFacet,
  aPerson,
  aSymbolClass,
  categoryId,
  personId,
  symbolClassId,
  ulidOf,
} from '#test/support/builders.ts';
import { compareSheets } from './compare-sheets.ts';
import { blankRequirements, openModelRequirement } from './default-requirements.ts';
import { makeSheet } from './make-sheet.ts';
import { sheetMarkdown } from './sheet-markdown.ts';

const quota: Quota = {
  kind: 'quota',
  id: QuotaId.parse(ulidOf(1)),
  categories: [categoryId(2), categoryId(1)],
  symbolClass: null,
  subModel: 'converter',
  unit: 'formula',
  target: 500,
  due: '2026-12-31',
  costPerItem: 0.5,
  assignees: [personId(1)],
};

const records: readonly SchemaRecord[] = [
  {
    kind: 'settings',
    id: ProjectId.parse(ulidOf(9)),
    name: 'Homework <b>',
    layersAsked: ['symbols', 'latex'],
    latexPolicy: defaultLatexPolicy,
  },
  { ...blankRequirements(), purpose: 'Four schools', truthRules: [{ topic: 'Carries', rule: 'are | above' }] },
  aFacet(1),
  aCategory(1, 1),
  aCategory(2, 1),
  aCategory(3, 1, { aliasOf: categoryId(1) }),
  aSymbolClass(1, '\\pi'),
  aPerson(1, 'annotator', 'Ann'),
  quota,
];

const changed = (change: (record: SchemaRecord) => SchemaRecord) => makeSheet(records.map(change));

describe('makeSheet', () => {
  it('names everything by key, whatever the order of the records', () => {
    const sheet = makeSheet(records);
    expect(makeSheet(records.toReversed())).toEqual(sheet);
    expect(sheet.quotas).toMatchObject([
      { categories: ['facet-1=category-1', 'facet-1=category-2'], target: 500, assignees: ['Ann'] },
    ]);
    expect(sheet.facets[0]?.categories[2]?.aliasOf).toBe('facet-1=category-1');
  });

  it('has a sheet where nobody wrote one', () => {
    expect(makeSheet(records.filter(({ kind }) => kind !== 'requirements')).models).toHaveLength(5);
  });
});

describe('sheetMarkdown', () => {
  it('has no table of sizing before anything of it is known', () => {
    expect(sheetMarkdown(makeSheet(records))).toContain('## Models');
    expect(sheetMarkdown(makeSheet(records))).not.toContain('### Sizing');
  });

  it('holds every statement, and foreign text as text', () => {
    const text = sheetMarkdown(
      changed((record) =>
        record.kind === 'requirements'
          ? {
              ...record,
              models: [
                {
                  ...openModelRequirement('converter', []),
                  target: 0.6,
                  processingMs: 200,
                  targetQps: 20,
                  modelGb: 6,
                  deviceGb: 10,
                },
              ],
            }
          : record,
      ),
    );
    expect(text).toContain('# Homework &lt;b>: requirements');
    expect(text).toContain('- **Carries**: are | above');
    expect(text).toContain(
      '| facet-1=category-1 × facet-1=category-2, for the converter | 500 formulas | 2026-12-31 |',
    );
    expect(text).toContain('| converter | ordered symbols or formula image → LaTeX | ExpRate ≥ 0.6 | 200 ms |');
    // Over 5 GB of 10 GB: one instance a device, so that four instances take four devices.
    expect(text).toContain('| converter | 6 GB | 10 GB | 1 | 4 | 4 |');
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('compareSheets', () => {
  const before = makeSheet(records);

  it('finds nothing between equal sheets', () => {
    expect(compareSheets(before, makeSheet(records))).toEqual([]);
  });

  it('names what was changed, added and taken away, in the order of the sheet', () => {
    const after = makeSheet([
      ...records
        .filter(({ kind }) => kind !== 'quota')
        .map((record) =>
          record.kind === 'category' && record.id === categoryId(2) ? { ...record, retired: true } : record,
        ),
      aSymbolClass(2, '\\Pi'),
    ]);
    expect(compareSheets(before, after)).toEqual([
      {
        section: 'facets',
        item: 'facet-1=category-2',
        before: 'Category 2 / 분류 2',
        after: 'Category 2 / 분류 2, retired',
      },
      { section: 'symbols', item: '\\Pi', before: null, after: 'other' },
      {
        section: 'quotas',
        item: 'facet-1=category-1 × facet-1=category-2, for the converter',
        before: '500 formulas, due 2026-12-31, 0.5 each, Ann',
        after: null,
      },
    ]);
  });

  it('shows the target of a quota as one change, and a class by its label', () => {
    const after = changed((record) =>
      record.kind === 'quota' ? { ...record, target: 600, symbolClass: symbolClassId(1), unit: 'symbol' } : record,
    );
    expect(compareSheets(before, after).map(({ section }) => section)).toEqual(['quotas', 'quotas']);
    const more = changed((record) => (record.kind === 'quota' ? { ...record, target: 600 } : record));
    expect(compareSheets(before, more)).toMatchObject([
      { before: '500 formulas, due 2026-12-31, 0.5 each, Ann', after: '600 formulas, due 2026-12-31, 0.5 each, Ann' },
    ]);
  });
});
