import { expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { defaultSettings } from '../editor.ts';
import type { ToolName } from './tool-name.ts';

const region = { x: 40, y: 40, width: 300, height: 200 };

function openSecond(tool: ToolName): TestEditor {
  const settings = { ...defaultSettings, tool };
  return new TestEditor({ holds: 'formulas', regions: [region], changesRegions: false, settings });
}

it.each(['draw-region', 'split-region'] as const)(
  '%s in hand from another page does nothing to given regions',
  (tool) => {
    const editor = openSecond(tool);
    const { work } = editor.state;
    editor.drag([100, 20], [120, 300]);
    expect(editor.state.work).toBe(work);
    expect(editor.notices).toEqual(['regions-are-given']);
  },
);

it('a click chooses the formula of a given region, which no drag, arrow or deletion changes', () => {
  const editor = openSecond('select');
  const { work } = editor.state;
  editor.click(100, 100);
  expect(editor.state.selection.formula).toBe(editor.formulas[0]);
  editor.drag([340, 240], [380, 280]).drag([100, 100], [200, 160]);
  editor.click(100, 100).key('ArrowRight').key('Delete');
  editor.editor.dispatch({ type: 'keys-up' });
  expect(editor.state.work).toBe(work);
});

it('boxes are drawn in a given region all the same', () => {
  const editor = openSecond('draw-symbol');
  editor.drag([100, 100], [140, 150]);
  expect(editor.placedSymbols).toHaveLength(1);
});
