import { describe, expect, it } from 'vitest';
import { setUnusable, writeLatex } from '#renderer/editor/edits/change-formula.ts';
import { moveLayers } from '#renderer/editor/edits/move-layers.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { planFinish } from './finish-plan.ts';

const asked = ['symbols', 'layout', 'latex'] as const;
const box = { x: 10, y: 10, width: 20, height: 20 };
const regions = [
  { x: 0, y: 0, width: 100, height: 100 },
  { x: 100, y: 0, width: 100, height: 100 },
];

describe('finishing a page that is one formula', () => {
  it('submits what is there, says what is missing, and goes on', () => {
    const editor = new TestEditor({ symbols: [[box, { ...box, x: 50 }]] });
    const [formula] = editor.formulas;
    const plan = planFinish(editor.state.work, formula ?? null, 'submitted', asked);
    expect(plan).toEqual({
      selections: [{ document: { type: 'formula', id: formula }, layers: ['symbols'] }],
      missing: ['layout', 'latex'],
      returned: [],
      formulas: { all: 1, moved: 1, open: 1 },
      next: { kind: 'page' },
    });
  });

  it('counts the layout of a single symbol as there', () => {
    const editor = new TestEditor({ symbols: [[box]] });
    const plan = planFinish(editor.state.work, editor.formulas[0] ?? null, 'submitted', asked);
    expect(plan.selections[0]?.layers).toEqual(['symbols', 'layout']);
  });

  it('stays where nothing is done yet', () => {
    const editor = new TestEditor();
    const plan = planFinish(editor.state.work, editor.formulas[0] ?? null, 'submitted', asked);
    expect(plan).toMatchObject({ selections: [], next: { kind: 'stay' } });
  });

  it('goes on from what is finished already, and from what is unusable', () => {
    const editor = new TestEditor({ symbols: [[box]] });
    const formula = editor.formulas[0] ?? expect.fail();
    editor.editor.edit(setUnusable(editor.state.work, formula, 'blurred'), 'unusable');
    expect(planFinish(editor.state.work, formula, 'submitted', asked)).toMatchObject({
      selections: [],
      next: { kind: 'page' },
    });
  });

  it('accepts submitted work as a reviewer, and leaves returned work to its annotator', () => {
    const editor = new TestEditor({ role: 'reviewer', symbols: [[box]] });
    const formula = editor.formulas[0] ?? expect.fail();
    const ref = { type: 'formula', id: formula } as const;
    editor.editor.edit(writeLatex(editor.state.work, formula, 'x'), 'write-latex');
    editor.editor.moveLayers(
      moveLayers(editor.state.work, [{ document: ref, layers: ['symbols'] }], 'submitted'),
      'submit',
    );
    editor.editor.moveLayers(
      moveLayers(editor.state.work, [{ document: ref, layers: ['latex'] }], 'returned', { reason: 'look again' }),
      'return',
    );
    const plan = planFinish(editor.state.work, formula, 'accepted', asked);
    expect(plan.selections).toEqual([{ document: ref, layers: ['symbols', 'layout'] }]);
    expect(plan.returned).toEqual(['latex']);
    expect(planFinish(editor.state.work, formula, 'submitted', asked).selections).toEqual([
      { document: ref, layers: ['layout'] },
    ]);
  });
});

describe('finishing a page of formulas', () => {
  it('goes to the next unfinished formula, and submits the regions with the last one', () => {
    const editor = new TestEditor({ holds: 'formulas', regions, symbols: [[box], [{ ...box, x: 110 }]] });
    const [first, second] = editor.formulas;
    const plan = planFinish(editor.state.work, first ?? null, 'submitted', ['symbols']);
    expect(plan.next).toEqual({ kind: 'formula', formula: second });
    expect(plan.selections).toHaveLength(1);
    editor.editor.moveLayers(moveLayers(editor.state.work, plan.selections, 'submitted'), 'submit');
    const last = planFinish(editor.state.work, second ?? null, 'submitted', ['symbols']);
    expect(last.next).toEqual({ kind: 'page' });
    expect(last.selections.map(({ document }) => document.type)).toEqual(['formula', 'page']);
  });

  it('finishes the whole page while no formula is selected', () => {
    const editor = new TestEditor({ holds: 'formulas', regions, symbols: [[box], [{ ...box, x: 110 }]] });
    const plan = planFinish(editor.state.work, null, 'submitted', ['symbols']);
    expect(plan.selections).toHaveLength(3);
    expect(plan.next).toEqual({ kind: 'page' });
  });

  it('counts the formulas that are finished and those that something remains of', () => {
    const third = { x: 200, y: 0, width: 100, height: 100 };
    const editor = new TestEditor({ holds: 'formulas', regions: [...regions, third], symbols: [[box], []] });
    const plan = planFinish(editor.state.work, null, 'submitted', ['symbols']);
    expect(plan).toMatchObject({ missing: ['symbols'], formulas: { all: 3, moved: 1, open: 2 } });
  });
});
