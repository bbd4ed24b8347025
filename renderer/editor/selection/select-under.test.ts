import { expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { selectUnder } from './select-under.ts';

const outer = { x: 50, y: 50, width: 100, height: 100 };
const inner = { x: 80, y: 80, width: 20, height: 20 };
const regions = [
  { x: 0, y: 0, width: 300, height: 300 },
  { x: 300, y: 0, width: 300, height: 300 },
];

function open() {
  const editor = new TestEditor({ holds: 'formulas', regions, symbols: [[outer, inner]] });
  return { editor, selectAt: (x: number, y: number) => selectUnder(editor.editor, { x, y }) };
}

it('a menu is about the smallest symbol under it, also a locked one', () => {
  const { editor, selectAt } = open();
  editor.editor.lock(new Set(editor.symbols));
  selectAt(90, 90);
  expect(editor.selectedSymbols).toEqual([editor.symbols[1]]);
});

it('is about all that is selected where it is asked for on one of them', () => {
  const { editor, selectAt } = open();
  editor.click(90, 90).key('Mod+KeyA');
  selectAt(60, 60);
  expect(editor.selectedSymbols).toHaveLength(2);
});

it('is not about what is hidden, and beside the symbols about the formula there', () => {
  const { editor, selectAt } = open();
  editor.editor.hide(new Set(editor.symbols.slice(1)));
  selectAt(90, 90);
  expect(editor.selectedSymbols).toEqual([editor.symbols[0]]);
  selectAt(450, 100);
  expect([editor.state.selection.formula, editor.selectedSymbols]).toEqual([editor.formulas[1], []]);
});
