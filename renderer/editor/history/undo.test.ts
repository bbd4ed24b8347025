import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { setCategories, setOrder, setPlacement, setUnusable, writeLatex } from '../edits/change-formula.ts';
import { labelSymbols } from '../edits/change-symbols.ts';
import { moveLayers } from '../edits/move-layers.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';

const classes = ['01D00000000000000000000001', '01D00000000000000000000002'].map((id) => SymbolClassId.parse(id));
const categories = ['01D00000000000000000000003', '01D00000000000000000000004'].map((id) => CategoryId.parse(id));

/** What the documents of a page hold, whatever their revisions. */
function contentsOf(work: Work): ReadonlyMap<string, DocumentRecord> {
  return new Map([work.page, ...work.formulas.values()].flatMap(({ records }) => [...records]));
}

function storedContents(editor: TestEditor): ReadonlyMap<string, DocumentRecord> {
  return new Map([...editor.core.documents.values()].flatMap(({ records }) => [...records]));
}

const place = fc.integer({ min: 5, max: 590 });
const point = fc.tuple(place, place);

type Step = (editor: TestEditor) => void;

const formulaOf = (editor: TestEditor, at: number) => {
  const ids = [...editor.state.work.formulas.keys()];
  return ids.length === 0 ? null : (ids[at % ids.length] ?? null);
};

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(point, point).map(
    ([from, to]): Step =>
      (editor) =>
        void editor.key('KeyR').drag(from, to),
  ),
  fc.tuple(point, point).map(
    ([from, to]): Step =>
      (editor) =>
        void editor.key('KeyG').drag(from, to),
  ),
  fc.tuple(point, point).map(
    ([from, to]): Step =>
      (editor) =>
        void editor.key('KeyV').drag(from, to),
  ),
  fc.tuple(point, point).map(
    ([from, to]): Step =>
      (editor) =>
        void editor.key('KeyE').drag(from, to).key('Escape'),
  ),
  point.map(
    ([x, y]): Step =>
      (editor) =>
        void editor.key('KeyV').click(x, y),
  ),
  point.map(
    ([x, y]): Step =>
      (editor) =>
        void editor.key('KeyV').click(x, y, { shift: true }),
  ),
  fc
    .constantFrom(
      'Delete',
      'ArrowRight',
      'Shift+ArrowDown',
      'Mod+ArrowLeft',
      'Mod+KeyD',
      'KeyM',
      'Shift+KeyM',
      'Shift+KeyS',
      'KeyB',
      'Mod+KeyA',
      'Shift+Delete',
      'Tab',
    )
    .map(
      (key): Step =>
        (editor) =>
          void editor.key(key),
    ),
  fc.constantFrom(...classes, null).map(
    (symbolClass): Step =>
      ({ editor }) => {
        const { work, selection } = editor.getState();
        editor.edit(labelSymbols(work, selection.symbols, symbolClass), 'label');
      },
  ),
  fc.tuple(fc.nat(5), fc.string({ maxLength: 4 })).map(
    ([at, latex]): Step =>
      (test) => {
        const formula = formulaOf(test, at);
        if (formula) test.editor.edit(writeLatex(test.state.work, formula, latex), 'write-latex', 'typing');
      },
  ),
  fc.tuple(fc.nat(5), fc.shuffledSubarray(categories)).map(
    ([at, chosen]): Step =>
      (test) => {
        const formula = formulaOf(test, at);
        if (formula) test.editor.edit(setCategories(test.state.work, formula, chosen), 'categories');
      },
  ),
  fc.tuple(fc.nat(5), fc.constantFrom('blurred', null)).map(
    ([at, reason]): Step =>
      (test) => {
        const formula = formulaOf(test, at);
        if (formula) test.editor.edit(setUnusable(test.state.work, formula, reason), 'unusable');
      },
  ),
  fc.tuple(fc.nat(5), fc.constantFrom('inline' as const, null)).map(
    ([at, placement]): Step =>
      (test) => {
        const formula = formulaOf(test, at);
        if (formula) test.editor.edit(setPlacement(test.state.work, formula, placement), 'placement');
      },
  ),
  fc.nat(5).map(
    (at): Step =>
      (test) => {
        const formula = formulaOf(test, at);
        const document = formula ? test.state.work.formulas.get(formula) : undefined;
        if (!formula || !document) return;
        const symbols = [...contentOf(document).symbols.keys()];
        test.editor.edit(
          setOrder(test.state.work, formula, symbols.length > 0 ? symbols.toReversed() : null),
          'reorder',
        );
      },
  ),
  fc.nat(5).map(
    (at): Step =>
      (test) => {
        const formula = formulaOf(test, at);
        if (!formula) return;
        const selection = { document: { type: 'formula' as const, id: formula }, layers: ['symbols' as const] };
        test.editor.moveLayers(moveLayers(test.state.work, [selection], 'submitted'), 'submit');
      },
  ),
);

function open(holds: 'formulas' | 'one-formula'): TestEditor {
  const regions =
    holds === 'formulas'
      ? [
          { x: 0, y: 0, width: 300, height: 600 },
          { x: 300, y: 0, width: 300, height: 600 },
        ]
      : [{ x: 0, y: 0, width: 800, height: 600 }];
  return new TestEditor({
    holds,
    regions,
    symbols: [
      [
        { x: 50, y: 50, width: 200, height: 100 },
        { x: 80, y: 80, width: 30, height: 30 },
        { x: 130, y: 80, width: 30, height: 30 },
      ],
    ],
  });
}

describe('undo and redo', () => {
  it.each(['one-formula', 'formulas'] as const)(
    'all undone restores the page, all redone the end, here and in the core (%s)',
    async (holds) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 25 }), async (steps) => {
          const editor = open(holds);
          const before = contentsOf(editor.state.work);
          for (const [run, waits] of steps) {
            run(editor);
            if (waits) expect(await editor.saved()).toBe(true);
          }
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
