import { expect, it } from 'vitest';
import { aSymbolClass, symbolClassId } from '#test/support/builders.ts';
import { buildClassMap } from './class-map.ts';

it('no two classes have one label, also of those that nothing but releases of other projects knows', () => {
  const last = { label: 'x', group: 'latin' };
  const given = [1, 2, 3].map((number, trainingIndex) => {
    const one = { symbolClass: symbolClassId(number), trainingIndex };
    return { ...one, last: { ...one, ...last, label: number === 3 ? 'class 1' : 'x' } };
  });
  expect(buildClassMap([], new Set(), given).map(({ label }) => label)).toEqual(['x', 'class 1', 'class 2']);
});

it('a class of which nothing is left but its index is not called as another one is', () => {
  const given = [1, 2, 3].map((number, trainingIndex) => ({ symbolClass: symbolClassId(number), trainingIndex }));
  const classes = [aSymbolClass(1, 'class 1'), aSymbolClass(3, 'class 1 (2)')];
  expect(buildClassMap(classes, new Set(), given).map(({ label }) => label)).toEqual([
    'class 1',
    'class 1 (3)',
    'class 1 (2)',
  ]);
});
