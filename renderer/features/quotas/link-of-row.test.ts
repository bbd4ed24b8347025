import { describe, expect, it } from 'vitest';
import { categoryId, facetId, symbolClassId } from '#test/support/builders.ts';
import { linkOfCell, linkOfClasses, linkOfRow } from './link-of-row.ts';
import type { QuotaSelection } from './quota-rows.ts';

const every: QuotaSelection = { categories: [], symbolClass: null, subModel: null, unit: 'formula' };
const usable = ['absent', 'returned', 'drafted', 'submitted', 'accepted'];

describe('linkOfRow', () => {
  it('asks for the status of formulas, and for nothing where all are meant', () => {
    const selection = { ...every, categories: [categoryId(1)] };
    expect(linkOfRow(selection, 'accepted')).toEqual({
      categories: [categoryId(1)],
      symbolClass: null,
      statuses: ['accepted'],
    });
    expect(linkOfRow(selection, null)).toEqual({ categories: [categoryId(1)], symbolClass: null });
  });

  it('shows symbols by the state of their own layer, on their sheet', () => {
    const link = linkOfRow({ ...every, symbolClass: symbolClassId(1), unit: 'symbol' }, 'accepted');
    expect(link).toMatchObject({ tab: 'symbols', symbols: ['accepted'] });
    expect(link.statuses?.toSorted()).toEqual(usable.toSorted());
    expect(linkOfRow({ ...every, symbolClass: symbolClassId(1), unit: 'symbol' }, 'unusable')).toMatchObject({
      statuses: ['unusable'],
    });
  });

  it('shows all symbols where no class is meant, and those of several classes together', () => {
    expect(linkOfRow({ ...every, unit: 'symbol' }, 'accepted')).toMatchObject({ tab: 'symbols', sheet: 'every' });
    expect(linkOfClasses('labelled', 'drafted')).toMatchObject({ sheet: 'labelled', symbols: ['drafted'] });
    expect(linkOfClasses([symbolClassId(2)], 'accepted')).toMatchObject({ sheet: [symbolClassId(2)] });
  });

  it('shows how far formulas are for a sub-model, in any state', () => {
    for (const status of ['accepted', 'drafted', 'unusable'] as const) {
      expect(linkOfRow({ ...every, subModel: 'aligner' }, status)).toMatchObject({
        forSubModel: { subModel: 'aligner', statuses: [status] },
      });
    }
  });
});

describe('linkOfCell', () => {
  const axes = [
    { facet: facetId(1), category: categoryId(1) },
    { facet: facetId(2), category: null },
  ];
  const open = ['absent', 'returned', 'drafted', 'submitted'];

  it('leads to what is accepted, or to what is on its way, with what the cell lacks', () => {
    const place = { axes, symbolClass: undefined, subModel: null };
    expect(linkOfCell({ ...place, figure: 'accepted' })).toEqual({
      categories: [categoryId(1)],
      lacking: [facetId(2)],
      symbolClass: null,
      statuses: ['accepted'],
    });
    expect(linkOfCell({ ...place, figure: 'on-the-way' }).statuses?.toSorted()).toEqual(open.toSorted());
    const forAligner = linkOfCell({ ...place, subModel: 'aligner', figure: 'on-the-way' }).forSubModel;
    expect(forAligner?.subModel).toBe('aligner');
    expect(forAligner?.statuses.toSorted()).toEqual(open.toSorted());
  });

  it('leads to symbols by the state of their own layer in a row of classes', () => {
    const place = { axes, symbolClass: symbolClassId(1), subModel: null };
    const link = linkOfCell({ ...place, figure: 'on-the-way' });
    expect(link).toMatchObject({ tab: 'symbols', symbolClass: symbolClassId(1) });
    expect(link.symbols?.toSorted()).toEqual(open.toSorted());
    expect(link.statuses?.toSorted()).toEqual(usable.toSorted());
  });
});
