import { describe, expect, it } from 'vitest';
import { categoryId, symbolClassId } from '#test/support/builders.ts';
import { linkOfClasses, linkOfRow } from './link-of-row.ts';
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
