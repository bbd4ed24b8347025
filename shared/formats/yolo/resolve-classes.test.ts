import { expect, test } from 'vitest';
import { resolveClasses } from './resolve-classes.ts';

const map = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));
const listed = (names: readonly string[] | null) => (names === null ? null : new Map(names.entries()));
const labelsOf = (
  names: readonly string[] | null,
  classMap: ReadonlyMap<string, string> | null,
  as: 'symbols' | 'regions',
) => {
  const resolved = resolveClasses(listed(names), classMap, as);
  if (resolved.kind === 'refused') return resolved.reason.code;
  return resolved.classes.labels === null ? null : Object.fromEntries(resolved.classes.labels);
};

test('names are their own labels without a map', () => {
  expect(labelsOf(['0', '+', 'c1'], null, 'symbols')).toEqual({ 0: '0', 1: '+', 2: 'c1' });
});

test('a map speaks of names or of numbers', () => {
  expect(labelsOf(['plus', 'c1'], map({ c1: '1', plus: '+', other: 'z' }), 'symbols')).toEqual({ 0: '+', 1: '1' });
  expect(labelsOf(['plus', 'c1'], map({ '0': '+', '1': '1' }), 'symbols')).toEqual({ 0: '+', 1: '1' });
  expect(labelsOf(null, map({ '0': '+', '12': '1' }), 'symbols')).toEqual({ 0: '+', 12: '1' });
});

test('names that are numbers do no harm while both readings agree', () => {
  expect(labelsOf(['0', '1', '+'], map({ '0': '0', '1': '1', '2': '+' }), 'symbols')).toEqual({
    0: '0',
    1: '1',
    2: '+',
  });
});

test('names that are numbers are refused where the readings differ', () => {
  expect(labelsOf(['1', '0'], map({ '0': 'zero', '1': 'one' }), 'symbols')).toBe('class-map-ambiguous');
});

test('a map of names without a class list is refused, and symbols without any list', () => {
  expect(labelsOf(null, map({ c1: '1' }), 'symbols')).toBe('class-map-without-names');
  expect(labelsOf(null, null, 'symbols')).toBe('yolo-classes-unknown');
});

test('regions without any list follow the convention, with a notice', () => {
  expect(resolveClasses(null, null, 'regions')).toMatchObject({
    classes: { labels: null },
    notices: [{ code: 'yolo-region-convention' }],
  });
});

test('classes without a label are named', () => {
  expect(resolveClasses(listed(['a', 'b', 'c']), map({ b: 'B' }), 'symbols')).toMatchObject({
    notices: [{ code: 'class-map-incomplete', parameters: { classes: '0 (a), 2 (c)', count: 2 } }],
  });
});
