import { describe, expect, it } from 'vitest';
import { SymbolClassId, type SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { documentFromShape, formulaOf } from '#shared/annotation/document.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { setCategories, writeLatex } from '../edits/change-formula.ts';
import { labelSymbols, placeSymbols } from '../edits/change-symbols.ts';
import { deleteSymbols } from '../edits/delete-symbols.ts';
import { moveLayers } from '../edits/move-layers.ts';
import { deleteFormulas } from '../edits/regions.ts';
import { startedFrom } from '../edits/started-from.ts';
import type { Work } from '../work/work.ts';
import { AnnotationSession } from './annotation-session.ts';
import { conflictKey, type Side } from './merge-conflict.ts';
import type { SessionNotice } from './session-notice.ts';
import { openWork } from './stored-work.ts';
import type { UnsentWork } from './unsent.ts';

const boxes = [
  { x: 50, y: 50, width: 40, height: 40 },
  { x: 150, y: 50, width: 40, height: 40 },
];
const x = SymbolClassId.parse('01D00000000000000000000001');
const y = SymbolClassId.parse('01D00000000000000000000002');

function open(): TestEditor {
  return new TestEditor({ symbols: [boxes] });
}

const storedWork = (test: TestEditor): Work => openWork(test.core.work());

function elsewhere(test: TestEditor, edit: (work: Work) => readonly AnnotationPatch[]): void {
  test.core.editElsewhere(edit(storedWork(test)));
}

function moveSymbol(test: TestEditor, place: number, left: number): void {
  const id = test.symbols[place];
  const box = test.boxOf(id);
  if (!id || !box) throw new Error('no such symbol');
  test.editor.edit(placeSymbols(test.state.work, new Map([[id, { ...box, x: left }]])), 'move');
}

function storedBox(test: TestEditor, symbol: SymbolId | undefined) {
  const record = [...test.core.documents.values()].flatMap(({ records }) => [...records.values()]);
  const found = record.find(({ id }) => id === symbol);
  return found?.kind === 'symbol' ? found.box : null;
}

function twoFormulas() {
  const regions = [
    { x: 0, y: 0, width: 300, height: 100 },
    { x: 0, y: 200, width: 300, height: 100 },
  ];
  const test = new TestEditor({ holds: 'formulas', regions });
  const [first, second] = test.formulas;
  if (!first || !second) throw new Error('The page has two formulas.');
  return { test, first, second };
}

/** Another window on the same page, with what the first one kept. */
function reopen(test: TestEditor) {
  const notices: SessionNotice[] = [];
  if (!test.kept) throw new Error('Nothing was kept.');
  let kept: UnsentWork | null = structuredClone(test.kept);
  const brought = kept;
  const session = new AnnotationSession(test.core.work(), 'annotator', {
    annotation: test.core,
    schedule: () => () => undefined,
    notify: (notice) => notices.push(notice),
    unsent: {
      keep: (_page, unsent) => {
        kept = unsent;
        return true;
      },
    },
  });
  session.bringBack(brought);
  return { session, notices, kept: () => kept };
}

const latexOf = (work: Work) => [...work.formulas.values()].map((document) => formulaOf(document)?.latex);

async function settled(test: TestEditor): Promise<TestEditor> {
  expect(await test.saved()).toBe(true);
  expect(test.state.save.kind).toBe('saved');
  expect(test.state.work).toEqual(test.state.work);
  return test;
}

describe('saving', () => {
  it('asks for the page where somebody was between an act and its undo', async () => {
    const test = await settled(open());
    moveSymbol(test, 0, 10);
    await settled(test);
    elsewhere(test, (work) =>
      placeSymbols(work, new Map([[test.symbols[1] ?? expect.fail(), { x: 300, y: 5, width: 9, height: 9 }]])),
    );
    test.key('Mod+KeyZ');
    await settled(test);
    expect(test.boxOf(test.symbols[0])).toEqual(boxes[0]);
    expect(test.boxOf(test.symbols[1])?.x).toBe(300);
    expect(storedWork(test)).toEqual(test.state.work);
  });

  it('shows what was undone although the core is silent when it is asked what else has changed', async () => {
    const test = await settled(open());
    moveSymbol(test, 0, 10);
    await settled(test);
    elsewhere(test, (work) =>
      placeSymbols(work, new Map([[test.symbols[1] ?? expect.fail(), { x: 300, y: 5, width: 9, height: 9 }]])),
    );
    const { load } = test.core;
    test.core.load = () => Promise.resolve({ kind: 'unreachable' });
    const shown = new Set<number | undefined>();
    test.key('Mod+KeyZ');
    const stop = test.session.subscribe(() => {
      const { formulas } = test.session.getState().work;
      const record = [...formulas.values()].flatMap(({ records }) => records.get(test.symbols[0] ?? '') ?? [])[0];
      shown.add(record?.kind === 'symbol' ? record.box.x : undefined);
    });
    expect(await test.saved()).toBe(false);
    expect(test.state.save.kind).toBe('offline');
    test.core.load = load;
    await test.runDelayed();
    stop();
    expect([...shown]).toEqual([50]);
    expect(test.boxOf(test.symbols[1])).toMatchObject({ x: 300 });
    expect(test.state.save.kind).toBe('saved');
  });

  it('shows an edit at once and saves each, in order', async () => {
    const test = open();
    test.core.hold();
    moveSymbol(test, 0, 10);
    moveSymbol(test, 0, 20);
    expect(test.boxOf(test.symbols[0])?.x).toBe(20);
    expect(test.state.save.kind).toBe('saving');
    expect(test.session.hasUnsaved).toBe(true);
    test.core.release();
    await settled(test);
    expect(test.core.operations.map(({ patches }) => patches[0]?.base)).toEqual([1, 2]);
    expect(storedBox(test, test.symbols[0])?.x).toBe(20);
  });

  it('leaves what is on the screen as it is when an edit is merely confirmed', async () => {
    const test = open();
    moveSymbol(test, 0, 10);
    const { work } = test.state;
    await settled(test);
    expect(test.state.work).toBe(work);
  });

  it('shows the layer states that the core will give', async () => {
    const test = open();
    const formula = test.formulas[0] ?? expect.fail();
    test.editor.edit(writeLatex(test.state.work, formula, 'x'), 'write-latex');
    const before = [...test.state.work.formulas.values()].map((document) => formulaOf(document)?.layers);
    expect(before[0]?.latex.state).toBe('drafted');
    await settled(test);
    expect([...storedWork(test).formulas.values()].map((document) => formulaOf(document)?.layers)).toEqual(before);
  });

  it('keeps edits while nobody answers, and sends them when somebody does', async () => {
    const test = open();
    test.core.isUnreachable = true;
    moveSymbol(test, 0, 10);
    expect(await test.saved()).toBe(false);
    expect(test.state.save.kind).toBe('offline');
    moveSymbol(test, 1, 300);
    await test.runDelayed();
    expect(test.state.save.kind).toBe('offline');
    test.core.isUnreachable = false;
    await test.runDelayed();
    await settled(test);
    expect(storedBox(test, test.symbols[0])?.x).toBe(10);
    expect(storedBox(test, test.symbols[1])?.x).toBe(300);
  });

  it('does not do twice what was done although the answer was lost, and can still undo it', async () => {
    const test = open();
    test.core.losesNextAnswer = true;
    test.key('KeyR').drag([300, 300], [340, 340]);
    expect(await test.saved()).toBe(false);
    test.session.retry();
    await settled(test);
    expect(test.placedSymbols).toHaveLength(3);
    expect(test.core.operations).toHaveLength(1);
    test.key('Mod+KeyZ');
    await settled(test);
    expect(storedWork(test).formulas.size).toBe(1);
    expect(test.placedSymbols).toEqual(test.symbols);
    expect(storedBox(test, test.symbols[0])).toEqual(boxes[0]);
  });

  it('keeps an edit that the core refuses until a person gives it up', async () => {
    const test = open();
    const error = { code: 'disk-full' as const, message: 'The disk is full.', parameters: {} };
    test.core.refusal = { kind: 'refused', error };
    moveSymbol(test, 0, 10);
    moveSymbol(test, 1, 300);
    expect(await test.saved()).toBe(false);
    expect(test.state.save).toEqual({ kind: 'refused', error });
    expect(test.boxOf(test.symbols[0])?.x).toBe(10);
    test.core.refusal = null;
    test.session.discardRefused();
    await settled(test);
    expect(test.boxOf(test.symbols[0])).toEqual(boxes[0]);
    expect(storedBox(test, test.symbols[1])?.x).toBe(300);
    expect(test.state.history.done).toHaveLength(1);
  });

  it('undoes what is still on its way', async () => {
    const test = open();
    test.core.hold();
    moveSymbol(test, 0, 10);
    test.key('Mod+KeyZ');
    expect(test.boxOf(test.symbols[0])).toEqual(boxes[0]);
    test.core.release();
    await settled(test);
    expect(test.core.operations.map(({ kind }) => kind)).toEqual(['edit', 'undo']);
    test.key('Mod+Shift+KeyZ');
    await settled(test);
    expect(test.core.operations.map(({ kind }) => kind)).toEqual(['edit', 'undo', 'undo']);
    expect(storedBox(test, test.symbols[0])?.x).toBe(10);
  });
});

describe('what could not be sent', () => {
  it('is sent by the next window, and then forgotten', async () => {
    const test = open();
    moveSymbol(test, 0, 10);
    await settled(test);
    expect(test.kept).toBeNull();
    test.core.isUnreachable = true;
    moveSymbol(test, 1, 300);
    test.key('Mod+KeyZ').key('Mod+KeyZ');
    moveSymbol(test, 1, 400);
    expect(await test.saved()).toBe(false);
    test.core.isUnreachable = false;
    const { session, kept } = reopen(test);
    expect(await session.flush()).toBe(true);
    expect(storedBox(test, test.symbols[0])?.x).toBe(50);
    expect(storedBox(test, test.symbols[1])?.x).toBe(400);
    expect(kept()).toBeNull();
  });

  it('is not sent again where only the answer was not heard', async () => {
    const test = open();
    test.core.losesNextAnswer = true;
    moveSymbol(test, 0, 10);
    expect(await test.saved()).toBe(false);
    const { session, notices, kept } = reopen(test);
    expect(await session.flush()).toBe(true);
    expect(notices).toEqual([]);
    expect(kept()).toBeNull();
    expect(test.core.operations).toHaveLength(1);
  });

  it('is not handed in where somebody has changed it since', async () => {
    const test = open();
    const formula = test.formulas[0] ?? expect.fail();
    const layers = [{ document: { type: 'formula', id: formula }, layers: ['symbols'] }] as const;
    test.core.isUnreachable = true;
    test.editor.moveLayers(moveLayers(test.state.work, layers, 'submitted'), 'submit');
    expect(await test.saved()).toBe(false);
    test.core.isUnreachable = false;
    elsewhere(test, (work) => writeLatex(work, formula, 'theirs'));
    const { session, notices, kept } = reopen(test);
    expect(await session.flush()).toBe(true);
    expect(notices).toEqual([{ kind: 'brought-back', edits: 0, unseen: true }]);
    expect(test.core.operations.filter(({ kind }) => kind === 'submit')).toEqual([]);
    expect(kept()).toBeNull();
  });
});

describe("somebody else's edits", () => {
  it('come in when nothing waits', async () => {
    const test = open();
    const symbol = test.symbols[0] ?? expect.fail();
    elsewhere(test, (work) => labelSymbols(work, [symbol], x));
    test.session.hear([{ ref: { type: 'formula', id: test.formulas[0] ?? '' }, revision: 2 }]);
    await settled(test);
    expect(test.editor.scene.symbols.get(symbol)?.symbolClass).toBe(x);
  });

  it('are not asked for when the news is our own', async () => {
    const test = open();
    moveSymbol(test, 0, 10);
    await settled(test);
    const { load } = test.core;
    let loads = 0;
    test.core.load = (page) => {
      loads += 1;
      return load(page);
    };
    test.session.hear([{ ref: { type: 'formula', id: test.formulas[0] ?? '' }, revision: 2 }]);
    await settled(test);
    expect(loads).toBe(0);
  });

  it('are merged with ours where they do not overlap', async () => {
    const test = open();
    const [first, second] = test.symbols;
    const formula = test.formulas[0] ?? expect.fail();
    elsewhere(test, (work) => [...labelSymbols(work, first ? [first] : [], x)]);
    elsewhere(test, (work) => setCategories(work, formula, []));
    elsewhere(test, (work) => deleteSymbols(work, second ? [second] : []));
    moveSymbol(test, 0, 10);
    test.editor.edit(writeLatex(test.state.work, formula, 'x'), 'write-latex');
    await settled(test);
    expect(test.editor.scene.symbols.get(first ?? expect.fail())).toMatchObject({ symbolClass: x, box: { x: 10 } });
    expect(test.placedSymbols).toEqual([first]);
    expect(latexOf(storedWork(test))).toEqual(['x']);
    expect(test.sessionNotices).toContainEqual({ kind: 'merged' });
  });

  async function inConflict(): Promise<TestEditor> {
    const test = open();
    const formula = test.formulas[0] ?? expect.fail();
    elsewhere(test, (work) => writeLatex(work, formula, 'theirs'));
    test.editor.edit(writeLatex(test.state.work, formula, 'mine'), 'write-latex');
    moveSymbol(test, 0, 10);
    expect(await test.saved()).toBe(false);
    return test;
  }

  const conflictsOf = (test: TestEditor) => {
    const { save } = test.state;
    if (save.kind !== 'conflict') throw new Error(save.kind);
    return save.conflicts;
  };

  const decide = (test: TestEditor, side: Side) => {
    test.session.decide(new Map(conflictsOf(test).map((each) => [conflictKey(each), side])), test.state.selection);
  };

  it('that overlap ours wait for a decision; both versions are there', async () => {
    const test = await inConflict();
    expect(test.state.save).toMatchObject({
      kind: 'conflict',
      conflicts: [{ member: 'latex', mine: { latex: 'mine' }, theirs: { latex: 'theirs' } }],
    });
    expect(latexOf(test.state.work)).toEqual(['mine']);
    expect(latexOf(storedWork(test))).toEqual(['theirs']);
    expect(test.sessionNotices).toEqual([]);
  });

  it('hold up what concerns the same formula alone', async () => {
    const { test, first, second } = twoFormulas();
    elsewhere(test, (work) => writeLatex(work, first, 'theirs'));
    test.editor.edit(writeLatex(test.state.work, first, 'mine'), 'write-latex');
    test.editor.edit(writeLatex(test.state.work, second, 'y'), 'write-latex');
    test.editor.edit(writeLatex(test.state.work, first, 'mine now'), 'write-latex');
    expect(await test.saved()).toBe(false);
    expect(latexOf(storedWork(test))).toEqual(['theirs', 'y']);
    expect(conflictsOf(test)).toMatchObject([{ mine: { latex: 'mine now' }, theirs: { latex: 'theirs' } }]);
    expect(latexOf(test.state.work)).toEqual(['mine now', 'y']);
    decide(test, 'mine');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['mine now', 'y']);
  });

  it('win over all that was typed before and after; undo brings the newest back', async () => {
    const test = await inConflict();
    const formula = test.formulas[0] ?? expect.fail();
    test.editor.edit(writeLatex(test.state.work, formula, 'mine now'), 'write-latex');
    decide(test, 'theirs');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['theirs']);
    test.key('Mod+KeyZ');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['mine now']);
  });

  it('are shown as they are by now, and end a conflict when they come to agree', async () => {
    const test = await inConflict();
    const formula = test.formulas[0] ?? expect.fail();
    const write = async (latex: string) => {
      elsewhere(test, (work) => writeLatex(work, formula, latex));
      test.session.refresh();
      return await test.saved();
    };
    expect(await write('theirs now')).toBe(false);
    expect(conflictsOf(test)).toMatchObject([{ theirs: { latex: 'theirs now' } }]);
    expect(await write('mine')).toBe(true);
    await settled(test);
    expect(storedBox(test, test.symbols[0])?.x).toBe(10);
  });

  it('that nobody saw when they decided are a conflict of their own', async () => {
    const test = await inConflict();
    const formula = test.formulas[0] ?? expect.fail();
    elsewhere(test, (work) => writeLatex(work, formula, 'theirs now'));
    decide(test, 'mine');
    expect(await test.saved()).toBe(false);
    expect(conflictsOf(test)).toMatchObject([{ mine: { latex: 'mine' }, theirs: { latex: 'theirs now' } }]);
  });

  it('that came in while a text was being typed are not overwritten', async () => {
    const test = open();
    const formula = test.formulas[0] ?? expect.fail();
    elsewhere(test, (work) => writeLatex(work, formula, '7'));
    test.session.refresh();
    await settled(test);
    test.editor.edit(startedFrom(writeLatex(test.state.work, formula, '9'), { latex: '' }), 'write-latex');
    expect(await test.saved()).toBe(false);
    expect(conflictsOf(test)).toMatchObject([{ member: 'latex', mine: { latex: '9' }, theirs: { latex: '7' } }]);
    expect(latexOf(storedWork(test))).toEqual(['7']);
    decide(test, 'mine');
    await settled(test);
    test.key('Mod+KeyZ');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['7']);
  });

  it('are in conflict in the next window too, where ours could not be sent', async () => {
    const test = await inConflict();
    const { session, notices, kept } = reopen(test);
    expect(await session.flush()).toBe(false);
    expect(notices).toEqual([{ kind: 'brought-back', edits: 2, unseen: false }]);
    const { save, work } = session.getState();
    expect(save).toMatchObject({ conflicts: [{ mine: { latex: 'mine' }, theirs: { latex: 'theirs' } }] });
    expect(latexOf(work)).toEqual(['mine']);
    expect(kept()).toMatchObject({ position: 1, inConflict: [1], acts: [{ label: 'write-latex' }, { label: 'move' }] });
    session.decide(new Map([[`${test.formulas[0]}/latex`, 'mine']]), test.state.selection);
    expect(await session.flush()).toBe(true);
    expect(latexOf(storedWork(test))).toEqual(['mine']);
    expect(kept()).toBeNull();
    session.undo(test.state.selection);
    session.undo(test.state.selection);
    expect(await session.flush()).toBe(true);
    expect(latexOf(storedWork(test))).toEqual(['theirs']);
  });

  it('give way to ours when a person says so', async () => {
    const test = await inConflict();
    decide(test, 'mine');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['mine']);
    expect(storedBox(test, test.symbols[0])?.x).toBe(10);
  });

  it('win when a person says so; undo brings ours back', async () => {
    const test = await inConflict();
    decide(test, 'theirs');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['theirs']);
    expect(latexOf(test.state.work)).toEqual(['theirs']);
    expect(storedBox(test, test.symbols[0])?.x).toBe(10);
    test.key('Mod+KeyZ');
    await settled(test);
    expect(latexOf(storedWork(test))).toEqual(['mine']);
  });

  it.each([
    ['mine', [300, 50]],
    ['theirs', null],
  ] as const)('may delete what we change (%s)', async (side, expected) => {
    const test = open();
    const symbol = test.symbols[1] ?? expect.fail();
    elsewhere(test, (work) => deleteSymbols(work, [symbol]));
    moveSymbol(test, 1, 300);
    expect(await test.saved()).toBe(false);
    decide(test, side);
    await settled(test);
    const box = storedBox(test, symbol);
    expect(box && [box.x, box.y]).toEqual(expected);
    if (side === 'mine') return;
    test.key('Mod+KeyZ');
    await settled(test);
    expect(storedBox(test, symbol)?.x).toBe(300);
  });

  it.each(['mine', 'theirs'] as const)('may change what we delete (%s)', async (side) => {
    const test = open();
    const symbol = test.symbols[1] ?? expect.fail();
    elsewhere(test, (work) => labelSymbols(work, [symbol], y));
    test.editor.edit(deleteSymbols(test.state.work, [symbol]), 'delete-symbols');
    expect(await test.saved()).toBe(false);
    decide(test, side);
    await settled(test);
    expect(storedBox(test, symbol) === null).toBe(side === 'mine');
  });

  it.each(['mine', 'theirs'] as const)('may delete the formula that we change (%s)', async (side) => {
    const regions = [{ x: 0, y: 0, width: 300, height: 300 }];
    const test = new TestEditor({ holds: 'formulas', regions, symbols: [boxes] });
    const formula = test.formulas[0] ?? expect.fail();
    elsewhere(test, (work) => deleteFormulas(work, [formula]));
    test.editor.edit(writeLatex(test.state.work, formula, 'x'), 'write-latex');
    moveSymbol(test, 0, 10);
    while (!(await test.saved())) decide(test, side);
    expect(latexOf(storedWork(test))).toEqual(side === 'mine' ? ['x'] : []);
    expect(test.placedSymbols).toHaveLength(side === 'mine' ? 2 : 0);
    expect(test.state.work.formulas.size).toBe(side === 'mine' ? 1 : 0);
  });

  it('are never taken back by our undo', async () => {
    const test = open();
    const symbol = test.symbols[0] ?? expect.fail();
    moveSymbol(test, 0, 10);
    await settled(test);
    elsewhere(test, (work) => placeSymbols(work, new Map([[symbol, { x: 1, y: 2, width: 3, height: 4 }]])));
    test.key('Mod+KeyZ');
    await settled(test);
    expect(test.sessionNotices).toEqual([{ kind: 'undo-refused' }]);
    expect(storedBox(test, symbol)).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    expect(test.boxOf(symbol)).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    expect(test.state.history).toEqual({ done: [], undone: [] });
  });

  it('stop a submission of what we have not seen', async () => {
    const test = open();
    const formula = test.formulas[0] ?? expect.fail();
    elsewhere(test, (work) => writeLatex(work, formula, 'theirs'));
    const layers = [{ document: { type: 'formula', id: formula }, layers: ['symbols'] }] as const;
    test.editor.moveLayers(moveLayers(test.state.work, layers, 'submitted'), 'submit');
    await settled(test);
    expect(test.sessionNotices).toEqual([{ kind: 'move-stale' }]);
    expect(latexOf(test.state.work)).toEqual(['theirs']);
    expect(formulaOf(documentFromShape(test.core.work().formulas[0] ?? expect.fail()))?.layers.symbols.state).toBe(
      'drafted',
    );
  });
});
