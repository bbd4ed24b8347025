import { expect, test } from 'vitest';
import { readClassMap } from '../class-map/read.ts';
import { agreeOnNames } from './class-names.ts';

function agree(files: Readonly<Record<string, string>>) {
  const lists = Object.entries(files).map(([path, text]) => {
    const list = readClassMap({ path, text });
    if (list.kind === 'refused') throw new Error(list.reason.message);
    return { path, list };
  });
  const agreed = agreeOnNames(lists);
  if (agreed.kind === 'refused') return agreed.reason.code;
  return agreed.names === null ? null : Object.fromEntries(agreed.names);
}

test('lists and numbered maps give names; lists that agree are one', () => {
  expect(agree({ 'classes.txt': 'x\nc1\n' })).toEqual({ 0: 'x', 1: 'c1' });
  expect(agree({ 'data.yaml': "path: .\nnames:\n  0: 'x'\n  3: c1\n" })).toEqual({ 0: 'x', 3: 'c1' });
  expect(agree({ 'classes.txt': 'x\nc1\n', 'data.yaml': 'names: [x, c1]\n' })).toEqual({ 0: 'x', 1: 'c1' });
});

test('no list is no list', () => {
  expect(agree({})).toBeNull();
});

test('lists that differ, and lists without numbers, are refused', () => {
  expect(agree({ 'classes.txt': 'x\nc1\n', 'data.yaml': 'names: [c1, x]\n' })).toBe('yolo-class-lists-differ');
  expect(agree({ 'data.yaml': 'path: .\ntrain: images\n' })).toBe('yolo-class-list-unreadable');
});
