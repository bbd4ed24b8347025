import { describe, expect, it } from 'vitest';
import { Facet } from '#schemas/domain/facet.ts';
import { Slug } from '#schemas/domain/name.ts';
import { keyOfName } from './key-of-name.ts';
import { inOrder, lastPosition, moveRecord } from './order-records.ts';

const idOf = (number: number) => `0${String(number).padStart(25, '0')}`;

function facet(number: number, position: number) {
  const name = { en: `f${number}`, ko: `f${number}` };
  const record = {
    kind: 'facet',
    id: idOf(number),
    key: `f${number}`,
    name,
    selection: 'one',
    position,
    retired: false,
  };
  return { record: Facet.parse(record), revision: number };
}

describe('moveRecord', () => {
  const ordered = inOrder([facet(3, 7), facet(1, 0), facet(2, 0)]);

  it('orders equal positions by age', () => {
    expect(ordered.map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });

  it('numbers anew and patches only what changes', () => {
    const patches = moveRecord(ordered, 2, -1);
    expect(patches.map(({ document, base, updated }) => [document.id, base, updated[0]?.after])).toEqual([
      [idOf(3), 3, { ...facet(3, 7).record, position: 1 }],
      [idOf(2), 2, { ...facet(2, 0).record, position: 2 }],
    ]);
  });

  it('moves nothing past the ends', () => {
    expect(moveRecord(ordered, 0, -1)).toEqual([]);
    expect(moveRecord(ordered, 2, 1)).toEqual([]);
  });

  it('adds after the last', () => {
    expect(lastPosition(ordered)).toBe(8);
    expect(lastPosition([])).toBe(0);
  });
});

describe('keyOfName', () => {
  it.each([
    ['High school', 'high-school'],
    ['고등 학교', '고등-학교'],
    ['  Sub- or superscript! ', 'sub-or-superscript'],
  ])('%s → %s', (name, key) => {
    expect(keyOfName(name)).toBe(key);
    expect(Slug.safeParse(key).success).toBe(true);
  });

  it('is empty where a name holds no letter', () => {
    expect(keyOfName('…')).toBe('');
  });
});
