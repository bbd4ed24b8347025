import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { contentOf } from '../work/formula-content.ts';
import { formulaIn } from '../work/work.ts';

const region = { x: 0, y: 0, width: 600, height: 200 };
const left = { x: 50, y: 50, width: 40, height: 40 };
const right = { x: 450, y: 50, width: 40, height: 40 };

describe('the split tool', () => {
  it('makes two formulas of one, with the symbols on their sides', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [region], symbols: [[left, right]] });
    editor.key('Shift+KeyG').drag([300, 20], [306, 180]);
    const [first, second, ...more] = [...editor.state.work.formulas.keys()];
    expect(more).toEqual([]);
    const boxesOf = (id: typeof first) => {
      const document = id === undefined ? undefined : editor.state.work.formulas.get(id);
      return document ? [...contentOf(document).symbols.values()].map(({ box }) => box) : [];
    };
    expect(boxesOf(first)).toEqual([left]);
    expect(boxesOf(second)).toEqual([right]);
    expect(formulaIn(editor.state.work, first ?? expect.fail())?.region).toEqual({ ...region, width: 303 });
    expect(formulaIn(editor.state.work, second ?? expect.fail())?.region).toEqual({ ...region, x: 303, width: 297 });
    editor.key('Mod+KeyZ');
    expect([...editor.state.work.formulas.keys()]).toEqual(editor.formulas);
    expect(boxesOf(first)).toEqual([left, right]);
  });

  it('cuts level along a level stroke', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [region] });
    editor.key('Shift+KeyG').drag([100, 120], [500, 120]);
    const regions = [...editor.state.work.formulas.keys()].map((id) => formulaIn(editor.state.work, id)?.region);
    expect(regions).toEqual([
      { ...region, height: 120 },
      { ...region, y: 120, height: 80 },
    ]);
  });

  it('cuts the region in which a stroke begins; from outside, the one that most of it lies in', () => {
    const below = { x: 0, y: 220, width: 600, height: 200 };
    const editor = new TestEditor({ holds: 'formulas', regions: [region, below] });
    const regions = () => [...editor.state.work.formulas.keys()].map((id) => formulaIn(editor.state.work, id)?.region);
    editor.key('Shift+KeyG').drag([300, 150], [300, 430]);
    expect(regions()).toContainEqual({ ...region, width: 300 });
    expect(regions()).toContainEqual(below);
    editor.key('Mod+KeyZ').drag([300, 210], [300, 430]);
    expect(regions()).toContainEqual({ ...below, width: 300 });
    expect(regions()).toContainEqual(region);
  });

  it('selects on a click, and does nothing outside a region', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [region] });
    editor.key('Shift+KeyG').click(300, 100);
    expect([...editor.state.selection.regions]).toEqual(editor.formulas);
    editor.drag([300, 300], [300, 500]);
    expect(editor.state.work.formulas.size).toBe(1);
  });
});
