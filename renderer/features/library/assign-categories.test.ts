import { describe, expect, it } from 'vitest';
import { DocumentShape } from '#schemas/domain/document.ts';
import { Category, Facet } from '#schemas/domain/facet.ts';
import { CategoryId } from '#schemas/domain/id.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import { categoryPatch, changeCategories } from './assign-categories.ts';
import { extendSelection } from './selection.ts';

const idOf = (digit: number) => `0${String(digit).padStart(25, '0')}`;
const [low, high, fraction, root] = [1, 2, 3, 4].map((digit) => CategoryId.parse(idOf(digit)));

function facet(digit: number, selection: 'one' | 'many'): Facet {
  const name = { en: `f${digit}`, ko: `f${digit}` };
  return Facet.parse({
    kind: 'facet',
    id: idOf(digit),
    key: `f${digit}`,
    name,
    selection,
    position: 0,
    retired: false,
  });
}

function category(id: CategoryId | undefined, facetDigit: number): [CategoryId, Category] {
  const name = { en: 'c', ko: 'c' };
  const record = {
    kind: 'category',
    id,
    facet: idOf(facetDigit),
    key: 'c',
    name,
    position: 0,
    retired: false,
    aliasOf: null,
  };
  const parsed = Category.parse(record);
  return [parsed.id, parsed];
}

const facets = new Map([facet(91, 'one'), facet(92, 'many')].map((record) => [record.id as string, record]));
const categories = new Map([category(low, 91), category(high, 91), category(fraction, 92), category(root, 92)]);
const ids = (...list: (CategoryId | undefined)[]) => list.map((id) => CategoryId.parse(id));

describe('changeCategories', () => {
  it('replaces within a facet of one choice and adds within one of many', () => {
    const after = changeCategories(ids(low, fraction), { add: ids(high, root), remove: [] }, categories, facets);
    expect(after).toEqual(ids(high, fraction, root));
  });

  it('keeps the order of ids that documents have', () => {
    const after = changeCategories(ids(fraction), { add: ids(root, low), remove: [] }, categories, facets);
    expect(after).toEqual(ids(low, fraction, root));
  });

  it('takes away, and adds nothing twice', () => {
    const after = changeCategories(ids(low, fraction), { add: ids(low), remove: ids(fraction) }, categories, facets);
    expect(after).toEqual(ids(low));
  });
});

describe('categoryPatch', () => {
  const document = DocumentShape.parse({
    ref: { type: 'formula', id: idOf(7) },
    revision: 3,
    records: [
      {
        kind: 'formula',
        id: idOf(7),
        page: idOf(8),
        region: { x: 0, y: 0, width: 10, height: 10 },
        placement: null,
        latex: 'x',
        order: null,
        categories: ids(low),
        layers: { symbols: absentLayer, layout: absentLayer, latex: absentLayer },
        unusable: null,
        note: '',
      },
    ],
  });

  it('updates the formula record against the revision it was read at', () => {
    const patch = categoryPatch(document, () => ids(high));
    expect(patch).toMatchObject({ document: document.ref, base: 3, added: [], removed: [] });
    expect(patch?.updated[0]?.before).toEqual(document.records[0]);
    expect(patch?.updated[0]?.after).toEqual({ ...document.records[0], categories: ids(high) });
  });

  it('is nothing where nothing changes', () => {
    expect(categoryPatch(document, (before) => before)).toBeNull();
  });
});

describe('extendSelection', () => {
  const list = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const itemAt = (index: number) => list[index];
  const keys = (selected: ReadonlyMap<string, unknown>) => [...selected.keys()].toSorted();

  it('toggles one and joins a range in either direction', () => {
    const one = extendSelection(new Map(), itemAt, 2, null);
    expect(keys(one)).toEqual(['c']);
    expect(keys(extendSelection(one, itemAt, 2, null))).toEqual([]);
    expect(keys(extendSelection(one, itemAt, 0, 2))).toEqual(['a', 'b', 'c']);
  });
});
