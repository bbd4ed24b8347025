import { expect, test } from 'vitest';
import { linkGroups } from './link-groups.ts';

const group = (label: string, href: string | null) => ({ label, href, strokes: [0], offset: 0 });

test('groups are linked by href', () => {
  const links = linkGroups(
    [group('x', 'x_1'), group('y', 'y_1')],
    new Map([
      ['y_1', 'y'],
      ['x_1', 'x'],
    ]),
  );
  expect([links.groupOf.get('x_1'), links.groupOf.get('y_1'), links.mended, links.unlinked]).toEqual([0, 1, [], []]);
});

test('a missing href is mended where the label leaves no choice', () => {
  const links = linkGroups(
    [group('x', 'x_1'), group('\\sum', null)],
    new Map([
      ['x_1', 'x'],
      ['\\sum_1', 'sum'],
    ]),
  );
  expect([links.groupOf.get('\\sum_1'), links.mended, links.unlinked]).toEqual([1, [1], []]);
});

test('nothing is guessed where there is a choice', () => {
  const symbols = new Map([
    ['x_1', 'x'],
    ['x_2', 'x'],
  ]);
  expect(linkGroups([group('x', null), group('x', null)], symbols)).toMatchObject({ mended: [], unlinked: [0, 1] });
  expect(linkGroups([group('x', null)], symbols)).toMatchObject({ mended: [], unlinked: [0] });
});

test('of two groups with one href the second is unlinked', () => {
  expect(linkGroups([group('x', 'x_1'), group('y', 'x_1')], new Map([['x_1', 'x']]))).toMatchObject({ unlinked: [1] });
});
