import { describe, expect, it } from 'vitest';
import { SymbolClassId } from '#schemas/domain/id.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { rankClasses } from './rank-classes.ts';

const labels = ['x', 'X', '\\times', '\\frac', '\\pi', '\\Pi', '1', '10', '-', '\\phi', '\\backslash', 'no'];
const idOf = (place: number) => SymbolClassId.parse(`01D${String(place).padStart(23, '0')}`);

const classes = labels.map(
  (label, position): SymbolClass => ({
    kind: 'symbol-class',
    id: idOf(position),
    label,
    aliases: label === '\\times' ? ['multiply'] : label === '\\frac' ? ['분수', 'fraction'] : [],
    group: 'other',
    position,
    retired: false,
    aliasOf: null,
  }),
);

const noHabits = { recent: [], countOf: () => 0 };
const rank = (typed: string, habits: Partial<Parameters<typeof rankClasses>[2]> = {}) =>
  rankClasses(classes, typed, { ...noHabits, ...habits }).map(({ label }) => label);

describe('the palette', () => {
  it('offers what was given last, then the most frequent, then the rest in order', () => {
    const countOf = (id: SymbolClassId) => (id === idOf(6) ? 9 : 0);
    expect(rank('', { recent: [idOf(4), idOf(0)], countOf }).slice(0, 4)).toEqual(['\\pi', 'x', '1', 'X']);
  });

  it.each([
    ['\\frac', '\\frac'],
    ['frac', '\\frac'],
    ['fr', '\\frac'],
    ['분수', '\\frac'],
    ['분', '\\frac'],
    ['부', '\\frac'],
    ['분ㅅ', '\\frac'],
    ['FRACTION', '\\frac'],
    ['multiply', '\\times'],
    ['x', 'x'],
    ['X', 'X'],
    ['Pi', '\\Pi'],
    ['pi', '\\pi'],
    ['1', '1'],
    ['\\', '\\times'],
    ['hi', '\\phi'],
    ['  10 ', '10'],
  ])('understands %s', (typed, first) => {
    expect(rank(typed)[0]).toBe(first);
  });

  it('puts an exact label before a frequent longer one', () => {
    const countOf = (id: SymbolClassId) => (id === idOf(7) ? 1000 : 0);
    expect(rank('1', { countOf })).toEqual(['1', '10']);
  });

  it('keeps habits among equal fits', () => {
    expect(rank('p', { recent: [idOf(9)] })[0]).toBe('\\phi');
  });

  it('offers nothing for what nobody means, nor what is retired or an alias', () => {
    expect(rank('zzz')).toEqual([]);
    const retired = classes.map((each) => ({ ...each, retired: each.label === 'x', aliasOf: null }));
    expect(rankClasses(retired, 'x', noHabits).map(({ label }) => label)).toEqual(['X']);
  });
});
