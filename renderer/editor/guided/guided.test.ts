import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { symbolId } from '#test/support/builders.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { placeSymbols } from '../edits/change-symbols.ts';
import { selectFormula } from '../selection/selection.ts';
import { doubtfulFirst, surenessOf, withoutDoubts } from './doubts.ts';
import { remainingLabels } from './remaining-classes.ts';
import { takeBoxes } from './take-boxes.ts';

const at = (x: number): Box => ({ x, y: 0, width: 20, height: 30 });

describe('labels left for a new box', () => {
  const printed = ['x', '+', 'y', '=', 'x'];

  it('are what the LaTeX prints and nobody has boxed, that between the neighbours first', () => {
    const boxed = [
      { label: 'x', box: at(0) },
      { label: 'y', box: at(80) },
    ];
    expect(remainingLabels(printed, boxed, at(40))).toEqual(['+', '=', 'x']);
    expect(remainingLabels(printed, boxed, at(130))[0]).toBe('=');
  });

  it('begin with the first where nothing is boxed, and are none where everything is', () => {
    expect(remainingLabels(printed, [], at(0))[0]).toBe('x');
    const all = printed.map((label, index) => ({ label, box: at(40 * index) }));
    expect(remainingLabels(printed, all, at(500))).toEqual([]);
  });

  it('know a label that is printed twice by its place', () => {
    const boxed = ['x', '+', 'y', '='].map((label, index) => ({ label, box: at(40 * index) }));
    expect(remainingLabels(printed, boxed, at(170))).toEqual(['x']);
  });
});

describe('boxes in doubt', () => {
  const [a, b, c] = [symbolId(1), symbolId(2), symbolId(3)];

  it('come first, the least sure ahead', () => {
    const doubts = new Map([
      [b, 0.7],
      [c, 0.2],
    ]);
    expect(doubtfulFirst([a, b, c], doubts)).toEqual([c, b, a]);
    expect(doubtfulFirst([a, b, c], withoutDoubts(doubts, new Set([b, c])))).toEqual([a, b, c]);
  });

  it('are drawn in three ways', () => {
    expect([0.95, 0.7, 0.1].map(surenessOf)).toEqual(['sure', 'fair', 'doubtful']);
  });
});

describe('boxes of the machine', () => {
  /** Two boxes that the machine placed in an empty formula. */
  async function placed() {
    const test = new TestEditor();
    const { editor } = test;
    const [formula] = test.formulas;
    const document = formula && test.state.work.formulas.get(formula);
    if (!formula || !document) throw new Error('There is no formula.');
    const symbols = [30, 90].map((x, index) => ({
      key: `s${index + 1}`,
      label: null,
      box: at(x),
      confidence: 0.4 + 0.5 * index,
      kept: null,
    }));
    const suggestion = { kind: 'boxed' as const, symbols, relations: [], missing: [], confidence: 0.4 };
    const taken = takeBoxes(document, suggestion, () => null, editor.newId);
    editor.edit(taken.patches, 'guided-box', null, 'machine');
    editor.doubt(taken.confidences);
    editor.select(selectFormula(formula));
    await test.saved();
    const storedLayer = () => {
      const stored = test.core.documents.get(formula);
      return stored && formulaOf(stored)?.layers.symbols;
    };
    const [first, second] = [...taken.confidences.keys()];
    if (!first || !second) throw new Error('There are no boxes.');
    return { test, storedLayer, first, second };
  }

  it('are drafts of the machine until a person has accepted the last of them; undo makes them doubtful again', async () => {
    const { test, storedLayer } = await placed();
    expect(storedLayer()).toEqual({ state: 'drafted', source: 'machine', reason: null });
    test.key('KeyY');
    test.key('KeyY');
    await test.saved();
    expect(test.state.doubts.size).toBe(1);
    expect(storedLayer()?.source).toBe('machine');
    test.key('Shift+KeyY');
    await test.saved();
    expect(test.state.doubts.size).toBe(0);
    expect(storedLayer()).toEqual({ state: 'drafted', source: 'person', reason: null });
    test.editor.undo();
    await test.saved();
    expect(storedLayer()?.source).toBe('machine');
    expect([...test.state.doubts.values()]).toEqual([0.4, 0.9]);
    test.editor.undo();
    await test.saved();
    expect(storedLayer()?.state).toBe('absent');
  });

  it('are the person’s who changes one', async () => {
    const { test, storedLayer, first, second } = await placed();
    test.editor.edit(placeSymbols(test.state.work, new Map([[first, at(35)]])), 'move');
    await test.saved();
    expect(storedLayer()?.source).toBe('person');
    expect([...test.state.doubts.keys()]).toEqual([second]);
  });
});
