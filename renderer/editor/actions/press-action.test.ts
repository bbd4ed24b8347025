import { expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';

const keys = {
  'formula regions': 'KeyG',
  'split a region': 'Shift+KeyG',
  'join regions': 'KeyM',
  'move to another formula': 'Shift+KeyM',
  'next formula': 'BracketRight',
  delete: 'Delete',
  label: 'Enter',
  duplicate: 'Mod+KeyD',
  paste: 'Mod+KeyV',
  'align sizes': 'Shift+KeyS',
  tighten: 'KeyT',
  hide: 'Alt+KeyH',
  lock: 'KeyL',
  accept: 'KeyY',
  unrelate: 'Shift+Delete',
  undo: 'Mod+KeyZ',
  redo: 'Mod+KeyY',
} as const;

it('a key that can do nothing says why', () => {
  const said = Object.entries(keys).map(([name, key]) => {
    const { notices } = new TestEditor().key(key);
    return `${name}: ${notices.join(', ')}`;
  });
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "formula regions: page-is-one-formula
    split a region: page-is-one-formula
    join regions: page-is-one-formula
    move to another formula: page-is-one-formula
    next formula: page-is-one-formula
    delete: choose-symbol
    label: choose-symbol
    duplicate: choose-symbol
    paste: nothing-copied
    align sizes: choose-symbols
    tighten: choose-symbol
    hide: choose-symbol
    lock: choose-symbol
    accept: nothing-doubtful
    unrelate: choose-child
    undo: nothing-to-undo
    redo: nothing-to-redo"
  `);
});

it('a key that does something says nothing', () => {
  const editor = new TestEditor({ holds: 'formulas', regions: [{ x: 0, y: 0, width: 300, height: 300 }] });
  for (const key of ['KeyG', 'Shift+KeyG', 'BracketRight']) editor.key(key);
  expect(editor.notices).toEqual([]);
});
