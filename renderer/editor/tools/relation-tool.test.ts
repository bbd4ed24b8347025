import { describe, expect, it } from 'vitest';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { labelSymbols } from '../edits/change-symbols.ts';
import { noNotation } from '../relations/notation.ts';

const a = { x: 100, y: 100, width: 40, height: 40 };
const b = { x: 150, y: 100, width: 40, height: 40 };
const exponent = { x: 195, y: 80, width: 20, height: 20 };

function open(): TestEditor {
  return new TestEditor({ symbols: [[a, b, exponent]] }).key('KeyE');
}

function relations(editor: TestEditor) {
  const [document] = editor.state.work.formulas.values();
  const place = (id: string) => editor.symbols.findIndex((symbol) => symbol === id);
  return contentOf(document ?? expect.fail()).relations.map(
    ({ parent, child, type }) => [place(parent), type, place(child)] as const,
  );
}

describe('relating', () => {
  it('drags from parent to child; the geometry gives the type', () => {
    const editor = open().drag([120, 120], [170, 120]).drag([170, 120], [205, 90]);
    expect(relations(editor)).toEqual([
      [0, 'Right', 1],
      [1, 'Sup', 2],
    ]);
    expect(editor.selectedSymbols).toEqual([editor.symbols[2]]);
  });

  it('also takes a click on the parent and one on the child', () => {
    const editor = open().click(120, 120);
    expect(editor.doing).toBe('choosing-child');
    editor.click(170, 120);
    expect(relations(editor)).toEqual([[0, 'Right', 1]]);
    expect(editor.doing).toBe('idle');
  });

  it('takes parent and child by keys alone, with types too', () => {
    const editor = open().key('KeyV').click(120, 120).key('Alt+KeyR');
    expect(editor.doing).toBe('choosing-child');
    expect(relations(editor.key('Tab').key('Enter'))).toEqual([[0, 'Right', 1]]);
    expect(editor.selectedSymbols).toEqual([editor.symbols[1]]);
    editor.key('Alt+KeyR').key('Shift+Tab').key('Shift+Tab').key('Enter').key('Digit3');
    expect(relations(editor)).toEqual([
      [0, 'Right', 1],
      [1, 'Sub', 2],
    ]);
  });

  it('never leads by keys to the parent itself, and takes a click as well', () => {
    const editor = open().key('KeyV').click(120, 120).key('Alt+KeyR').key('Enter');
    expect(editor.doing).toBe('choosing-child');
    for (const expected of [1, 2, 1, 2]) {
      editor.key('Tab');
      expect(editor.state.interaction).toMatchObject({ child: editor.symbols[expected] });
    }
    editor.click(170, 120);
    expect(relations(editor)).toEqual([[0, 'Right', 1]]);
    expect(editor.notices).toEqual([]);
  });

  it('asks for a symbol first where none is selected', () => {
    const editor = open().key('Escape').key('Alt+KeyR');
    expect([editor.doing, editor.notices]).toEqual(['idle', ['choose-symbol']]);
  });

  it('takes the type from the digits, for the selected relation or the next one', () => {
    const editor = open().key('Digit3').drag([120, 120], [170, 120]);
    expect(relations(editor)).toEqual([[0, 'Sub', 1]]);
    editor.key('Digit5');
    expect(relations(editor)).toEqual([[0, 'Below', 1]]);
    editor.key('Digit0');
    expect(relations(editor)).toEqual([[0, 'Right', 1]]);
    expect(editor.state.history.done.map(({ label }) => label)).toEqual(['relate', 'relate', 'relate']);
  });

  it('gives a child one parent', () => {
    const editor = open().drag([120, 120], [205, 90]).drag([170, 120], [205, 90]);
    expect(relations(editor)).toEqual([[1, 'Sup', 2]]);
  });

  it('refuses a circle and a symbol with itself', () => {
    const editor = open().drag([120, 120], [170, 120]).drag([170, 120], [120, 120]);
    expect(relations(editor)).toEqual([[0, 'Right', 1]]);
    expect(editor.notices).toEqual(['relation-in-circle']);
    editor.down(120, 120).move(130, 130).up();
    expect(editor.notices).toEqual(['relation-in-circle', 'relation-to-itself']);
  });

  it('refuses symbols of two formulas', () => {
    const regions = [
      { x: 0, y: 0, width: 145, height: 300 },
      { x: 145, y: 0, width: 300, height: 300 },
    ];
    const editor = new TestEditor({ holds: 'formulas', regions, symbols: [[a], [b]] }).key('KeyE');
    editor.drag([120, 120], [170, 120]);
    expect(editor.notices).toEqual(['relation-between-formulas']);
  });

  it('is given up by Escape or beside a symbol', () => {
    const editor = open().click(120, 120).key('Escape');
    expect(editor.doing).toBe('idle');
    editor.drag([120, 120], [400, 400]);
    expect(relations(editor)).toEqual([]);
  });

  it('takes a relation away', () => {
    const editor = open().drag([120, 120], [170, 120]).key('Shift+Delete');
    expect(relations(editor)).toEqual([]);
    expect(relations(editor.key('Mod+KeyZ'))).toEqual([[0, 'Right', 1]]);
  });

  it('corrects what is only proposed: the rest becomes the own of the formula with it, in one step', async () => {
    const editor = open();
    editor.editor.setNotation({ ...noNotation, labelOf: (id) => (id === null ? null : 'x') });
    const x = SymbolClassId.parse(ulidOf(1));
    editor.editor.edit(labelSymbols(editor.state.work, editor.symbols, x), 'label');
    const exponentOf = () => editor.key('KeyV').click(205, 90).key('KeyE');
    expect(relations(exponentOf().key('Digit3'))).toEqual([
      [0, 'Right', 1],
      [1, 'Sub', 2],
    ]);
    expect(relations(editor.key('Mod+KeyZ'))).toEqual([]);
    expect(relations(exponentOf().key('Shift+Delete'))).toEqual([[0, 'Right', 1]]);
    expect(relations(editor.key('Mod+KeyZ'))).toEqual([]);
    expect(await editor.saved()).toBe(true);
    expect(editor.notices).toEqual([]);
  });

  it('mends the baseline when a symbol in it is deleted', () => {
    const c = { x: 250, y: 100, width: 40, height: 40 };
    const editor = new TestEditor({ symbols: [[a, b, exponent, c]] }).key('KeyE');
    editor.drag([120, 120], [170, 120]).drag([170, 120], [205, 90]).drag([170, 120], [270, 120]);
    editor.key('KeyV').click(170, 120).key('Delete');
    expect(relations(editor)).toEqual([[0, 'Right', 3]]);
    expect(relations(editor.key('Mod+KeyZ'))).toHaveLength(3);
  });
});
