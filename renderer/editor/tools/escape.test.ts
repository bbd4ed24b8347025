import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import type { ToolName } from './tool-name.ts';

const box: Box = { x: 50, y: 50, width: 60, height: 60 };
const keyOf: Readonly<Record<ToolName, string>> = {
  select: 'KeyV',
  'draw-symbol': 'KeyR',
  'draw-region': 'KeyG',
  'split-region': 'Shift+KeyG',
  relate: 'KeyE',
  order: 'KeyO',
  pan: 'KeyH',
};

function stateOf({ state }: TestEditor): string {
  return `${state.tool}, ${state.selection.symbols.size} selected`;
}

describe('Escape', () => {
  it('puts a tool away with one press, as its badge says, and then what is selected', () => {
    const rows = Object.values(keyOf).map((key) => {
      const editor = new TestEditor({
        holds: 'formulas',
        regions: [{ x: 0, y: 0, width: 300, height: 300 }],
        symbols: [[box]],
      });
      editor.click(80, 80).key(key);
      return [stateOf(editor), stateOf(editor.key('Escape')), stateOf(editor.key('Escape'))].join(' → ');
    });
    expect(rows.join('\n')).toMatchInlineSnapshot(`
      "select, 1 selected → select, 0 selected → select, 0 selected
      draw-symbol, 1 selected → select, 1 selected → select, 0 selected
      draw-region, 1 selected → select, 1 selected → select, 0 selected
      split-region, 1 selected → select, 1 selected → select, 0 selected
      relate, 1 selected → select, 1 selected → select, 0 selected
      order, 1 selected → select, 1 selected → select, 0 selected
      pan, 1 selected → select, 1 selected → select, 0 selected"
    `);
  });

  it('first gives up what is under way, and the tool stays in hand', () => {
    const editor = new TestEditor({ symbols: [[box]] });
    for (const begin of [
      () => editor.key('KeyR').down(200, 200).move(260, 260),
      () => editor.key('KeyE').down(80, 80).up(),
      () => editor.key('KeyO').down(80, 80).up(),
    ]) {
      begin();
      const { tool } = editor.state;
      expect(editor.doing).not.toBe('idle');
      editor.key('Escape');
      expect([editor.doing, editor.state.tool]).toEqual(['idle', tool]);
      editor.up().key('Escape');
      expect(editor.state.tool).toBe('select');
    }
  });

  it('also lets go of the class that drawn boxes get at once', () => {
    const editor = new TestEditor({ symbols: [[box]] });
    editor.key('KeyR').editor.arm(SymbolClassId.parse('01J00000000000000000000000'));
    editor.key('Escape');
    expect([editor.state.tool, editor.state.armedClass]).toEqual(['select', null]);
  });
});
