import { expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { pageIn } from '../work/work.ts';
import { writeLatex } from './change-formula.ts';
import { holdSeveral } from './hold-several.ts';

const boxes = [
  { x: 100, y: 200, width: 40, height: 40 },
  { x: 300, y: 220, width: 40, height: 60 },
];

function convert(editor: TestEditor): TestEditor {
  editor.editor.edit(holdSeveral(editor.state.work, editor.editor.ink), 'page-of-formulas');
  return editor;
}

const regionsOf = ({ editor }: TestEditor) => [...editor.scene.regions.values()].map(({ box }) => box);

it('a page that nobody has worked on has no formula then, and regions can be drawn', async () => {
  const editor = convert(new TestEditor());
  expect(regionsOf(editor)).toEqual([]);
  editor.key('KeyG').drag([50, 50], [200, 120]).drag([50, 200], [200, 320]);
  expect(regionsOf(editor)).toHaveLength(2);
  expect(pageIn(editor.state.work)).toMatchObject({ holds: 'formulas', regions: { state: 'drafted' } });
  expect(await editor.saved()).toBe(true);
  expect(editor.core.work().formulas).toHaveLength(2);
});

it('work that is there stays, with a region around it', () => {
  const editor = convert(new TestEditor({ symbols: [boxes] }));
  expect(regionsOf(editor)).toEqual([{ x: 84, y: 184, width: 272, height: 112 }]);
  expect(editor.placedSymbols).toEqual(editor.symbols);
});

it('LaTeX alone stays with nearly the whole page', () => {
  const editor = new TestEditor();
  const [formula] = editor.formulas;
  if (formula === undefined) throw new Error('The page is a formula.');
  editor.editor.edit(writeLatex(editor.state.work, formula, 'x'), 'write-latex');
  expect(regionsOf(convert(editor))).toEqual([{ x: 1, y: 1, width: 798, height: 598 }]);
});

it('is taken back by one undo, here and in the core', async () => {
  const editor = new TestEditor({ symbols: [boxes] });
  const before = pageIn(editor.state.work);
  convert(editor).key('Mod+KeyZ');
  expect(pageIn(editor.state.work)).toEqual(before);
  expect(await editor.saved()).toBe(true);
  expect(pageIn(editor.state.work)).toEqual(before);
  expect(editor.core.work().page.records).toContainEqual(before);
});
