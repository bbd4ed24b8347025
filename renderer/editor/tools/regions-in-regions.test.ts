import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { formulaIn } from '../work/work.ts';

const outer = { x: 100, y: 100, width: 400, height: 200 };
const beside = { x: 600, y: 150, width: 100, height: 60 };

function editorWith(regions: readonly (typeof outer)[]) {
  const editor = new TestEditor({ holds: 'formulas', width: 1000, height: 600, regions });
  const regionsNow = () => [...editor.state.work.formulas.keys()].map((id) => formulaIn(editor.state.work, id)?.region);
  return { editor, regionsNow };
}

describe('a region', () => {
  it('is not drawn in another one, nor around one', () => {
    const { editor, regionsNow } = editorWith([outer]);
    editor.key('KeyG').drag([150, 150], [300, 250]);
    expect(editor.notices).toEqual(['region-in-region']);
    editor.drag([50, 50], [550, 350]);
    expect(editor.notices).toEqual(['region-in-region', 'region-in-region']);
    expect(regionsNow()).toEqual([outer]);
  });

  it('may overlap with another one at its edge', () => {
    const { editor, regionsNow } = editorWith([outer]);
    editor.key('KeyG').drag([450, 150], [700, 250]);
    expect(editor.notices).toEqual([]);
    expect(regionsNow()).toHaveLength(2);
  });

  it('is not moved into another one', () => {
    const { editor, regionsNow } = editorWith([outer, beside]);
    editor.key('KeyG').click(650, 180).key('KeyV').drag([650, 180], [300, 180]);
    expect(editor.notices).toEqual(['region-in-region']);
    expect(regionsNow()).toEqual([outer, beside]);
  });

  it('that lies in another one already may be moved there', () => {
    const inner = { x: 200, y: 150, width: 50, height: 50 };
    const { editor, regionsNow } = editorWith([outer, inner]);
    editor.key('KeyG').click(225, 175).key('KeyV').drag([225, 175], [245, 175]);
    expect(editor.notices).toEqual([]);
    expect(regionsNow()[1]).toEqual({ ...inner, x: 220 });
  });
});
