import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { writeLatex } from '../edits/change-formula.ts';
import type { Work } from '../work/work.ts';
import { anyStep, chequeredInk, notation } from './any-step.property.ts';

/** What the documents of a page hold, whatever their revisions. */
function contentsOf(work: Work): ReadonlyMap<string, DocumentRecord> {
  return new Map([work.page, ...work.formulas.values()].flatMap(({ records }) => [...records]));
}

function storedContents(editor: TestEditor): ReadonlyMap<string, DocumentRecord> {
  return new Map([...editor.core.documents.values()].flatMap(({ records }) => [...records]));
}

function open(holds: 'formulas' | 'one-formula'): TestEditor {
  const regions =
    holds === 'formulas'
      ? [
          { x: 0, y: 0, width: 300, height: 600 },
          { x: 300, y: 0, width: 300, height: 600 },
        ]
      : [{ x: 0, y: 0, width: 800, height: 600 }];
  const test = new TestEditor({
    holds,
    regions,
    ink: chequeredInk,
    symbols: [
      [
        { x: 50, y: 50, width: 200, height: 100 },
        { x: 80, y: 80, width: 30, height: 30 },
        { x: 130, y: 80, width: 30, height: 30 },
      ],
    ],
  });
  test.editor.setNotation(notation);
  return test;
}

describe('undo and redo', () => {
  it.each(['one-formula', 'formulas'] as const)(
    'all undone restores the page, all redone the end, here and in the core (%s)',
    async (holds) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(anyStep, fc.boolean()), { minLength: 1, maxLength: 25 }), async (steps) => {
          const editor = open(holds);
          const before = contentsOf(editor.state.work);
          for (const [run, waits] of steps) {
            run(editor);
            if (waits) expect(await editor.saved()).toBe(true);
          }
          // A step may have been an undo: the end is what is there when nothing is left to be redone.
          while (editor.state.history.undone.length > 0) editor.key('Mod+Shift+KeyZ');
          const after = contentsOf(editor.state.work);
          while (editor.state.history.done.length > 0) editor.key('Mod+KeyZ');
          expect(contentsOf(editor.state.work)).toEqual(before);
          expect(await editor.saved()).toBe(true);
          expect(storedContents(editor)).toEqual(before);
          expect(contentsOf(editor.state.work)).toEqual(before);
          while (editor.state.history.undone.length > 0) editor.key('Mod+Shift+KeyZ');
          expect(contentsOf(editor.state.work)).toEqual(after);
          expect(await editor.saved()).toBe(true);
          expect(storedContents(editor)).toEqual(after);
          expect(editor.sessionNotices).toEqual([]);
        }),
        { numRuns: 150 },
      );
    },
  );

  it('is one entry for one gesture, and for what is typed in a row', () => {
    const { editor, formulas } = new TestEditor();
    const [formula] = formulas;
    if (!formula) return expect.fail();
    for (const latex of ['x', 'x+', 'x+1']) {
      editor.edit(writeLatex(editor.getState().work, formula, latex), 'write-latex', 'typing');
    }
    expect(editor.getState().history.done).toHaveLength(1);
    editor.session.closeMark();
    editor.edit(writeLatex(editor.getState().work, formula, 'x+12'), 'write-latex', 'typing');
    expect(editor.getState().history.done).toHaveLength(2);
  });

  it('can be redone no longer once something else is done', () => {
    const editor = new TestEditor().key('KeyR').drag([10, 10], [40, 40]).key('Mod+KeyZ').drag([50, 50], [90, 90]);
    expect(editor.state.history.undone).toHaveLength(0);
  });
});
