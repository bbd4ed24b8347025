import { describe, expect, it } from 'vitest';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { defaultSettings } from '../editor.ts';
import { noInk } from '../ink/ink-finder.ts';
import { symbolsOutside } from '../work/symbols-outside.ts';

describe('drawing a symbol', () => {
  it('makes a box, selects it and has the palette listen; the tool stays in hand', () => {
    const editor = new TestEditor().key('KeyR').drag([100, 100], [150, 180]);
    const [symbol] = editor.placedSymbols;
    expect(editor.boxOf(symbol)).toEqual({ x: 100, y: 100, width: 50, height: 80 });
    expect(editor.selectedSymbols).toEqual([symbol]);
    expect(editor.state.isListening).toBe(true);
    editor.drag([250, 180], [200, 100]);
    expect(editor.placedSymbols).toHaveLength(2);
    expect(editor.state.tool).toBe('draw-symbol');
  });

  it('gives a box that the machine placed wrongly its place, with its class and relations; then boxes are new again', () => {
    const at = { x: 100, y: 100, width: 50, height: 50 };
    const editor = new TestEditor({ symbols: [[at, { ...at, x: 200 }]] }).key('KeyR').click(120, 120);
    const [first] = editor.symbols;
    if (!first) return expect.fail();
    editor.editor.doubt(new Map([[first, 0.4]]));
    editor.drag([300, 300], [340, 360]);
    expect(editor.boxOf(first)).toEqual({ x: 300, y: 300, width: 40, height: 60 });
    expect(editor.placedSymbols).toHaveLength(2);
    expect([editor.state.isListening, editor.state.doubts.size]).toEqual([false, 0]);
    editor.drag([400, 400], [440, 460]);
    expect(editor.placedSymbols).toHaveLength(3);
    return undefined;
  });

  it.each(['KeyR', 'KeyW', 'KeyN'])('is at hand on %s', (key) => {
    expect(new TestEditor().key(key).state.tool).toBe('draw-symbol');
  });

  it('makes no box of a click or a slip: it selects what is there', () => {
    const box = { x: 100, y: 100, width: 50, height: 50 };
    const editor = new TestEditor({ symbols: [[box]] }).key('KeyR').click(120, 120);
    expect(editor.selectedSymbols).toEqual(editor.symbols);
    editor.down(300, 300).move(302, 301).up();
    expect(editor.placedSymbols).toEqual(editor.symbols);
    editor.down(300, 300).move(340, 340).move(301, 301).up();
    expect(editor.placedSymbols).toEqual(editor.symbols);
  });

  it('keeps the box on the page and wide enough to be seen', () => {
    const editor = new TestEditor().key('KeyR').drag([780, 580], [900, 700]).drag([100, 300], [160, 300]);
    const [first, second] = editor.placedSymbols;
    expect(editor.boxOf(first)).toEqual({ x: 780, y: 580, width: 20, height: 20 });
    expect(editor.boxOf(second)).toEqual({ x: 100, y: 300, width: 60, height: 2 });
  });

  it('makes no box of what is drawn beside the page', () => {
    const editor = new TestEditor({ width: 400, height: 300 }).key('KeyR');
    editor.drag([420, 100], [500, 200]).drag([100, 320], [200, 400]);
    expect(editor.placedSymbols).toEqual([]);
    editor.drag([380, 280], [500, 400]);
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual({ x: 380, y: 280, width: 20, height: 20 });
  });

  it('closes around the ink in the box, but not with Alt', () => {
    const ink = { x: 110, y: 112, width: 20, height: 30 };
    const editor = new TestEditor({ ink: { ...noInk, tighten: () => ink } }).key('KeyR').drag([100, 100], [150, 180]);
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual(ink);
    editor.drag([100, 100], [150, 180], { alt: true });
    expect(editor.boxOf(editor.placedSymbols[1])).toEqual({ x: 100, y: 100, width: 50, height: 80 });
  });

  it('shows while drawing whether the box will be tightened', () => {
    const editor = new TestEditor().key('KeyR').down(100, 100).move(150, 150);
    expect(editor.state.interaction).toMatchObject({ name: 'drawing-box', isTightened: true });
    editor.editor.dispatch({ type: 'modifiers', modifiers: { shift: false, alt: true, mod: false } });
    expect(editor.state.interaction).toMatchObject({ name: 'drawing-box', isTightened: false });
  });

  it('is cancelled by Escape, and then put away by it', () => {
    const editor = new TestEditor().key('KeyR').down(100, 100).move(150, 150).key('Escape');
    expect(editor.doing).toBe('idle');
    editor.up();
    expect(editor.placedSymbols).toHaveLength(0);
    expect(editor.state.tool).toBe('draw-symbol');
    expect(editor.key('Escape').state.tool).toBe('select');
  });

  it('follows the zoom', () => {
    const editor = new TestEditor();
    editor.editor.restoreViewport({ origin: { x: 100, y: 50 }, scale: 4, width: 800, height: 600 });
    editor.key('KeyR').drag([40, 80], [80, 160]);
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual({ x: 110, y: 70, width: 10, height: 20 });
  });
});

describe('a box placed by key', () => {
  it('stands in the middle at first, then beside the last one', () => {
    const editor = new TestEditor().key('KeyB');
    const [first] = editor.placedSymbols;
    expect(editor.boxOf(first)).toEqual({ x: 376, y: 276, width: 48, height: 48 });
    editor.key('ArrowLeft').key('KeyB');
    expect(editor.boxOf(editor.placedSymbols[1])).toEqual({ x: 427.8, y: 276, width: 48, height: 48 });
    expect(editor.selectedSymbols).toEqual([editor.placedSymbols[1]]);
  });
});

describe('a page that holds several formulas', () => {
  const left = { x: 50, y: 50, width: 300, height: 200 };
  const right = { x: 400, y: 50, width: 300, height: 200 };

  it('gets a formula for each drawn region', async () => {
    const editor = new TestEditor({ holds: 'formulas' }).key('KeyG').drag([50, 50], [350, 250]);
    const [formula] = editor.state.work.formulas.keys();
    expect(editor.editor.scene.regions.get(formula ?? expect.fail())?.box).toEqual(left);
    expect(editor.state.selection).toMatchObject({ formula });
    expect([...editor.state.selection.regions]).toEqual([formula]);
    expect(await editor.saved()).toBe(true);
    expect(editor.core.work().formulas).toHaveLength(1);
  });

  it('gives a drawn symbol to the formula in whose region it lies', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [left, right] });
    editor.key('KeyR').drag([420, 80], [440, 100]);
    const [symbol] = editor.placedSymbols;
    expect(editor.editor.scene.symbols.get(symbol ?? expect.fail())?.formula).toBe(editor.formulas[1]);
    expect(editor.state.selection.formula).toBe(editor.formulas[1]);
  });

  it('says so when a symbol is drawn where no formula is', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [left] }).key('KeyR').drag([600, 400], [640, 440]);
    expect(editor.placedSymbols).toHaveLength(0);
    expect(editor.notices).toEqual(['no-formula-here']);
  });

  it('gives ink that reaches out of the selected region to the selected formula', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [left] }).click(100, 100);
    editor.key('KeyR').drag([340, 240], [380, 300]);
    expect(editor.editor.scene.symbols.get(editor.placedSymbols[0] ?? expect.fail())?.formula).toBe(editor.formulas[0]);
    expect(editor.notices).toEqual([]);
  });

  it('says so when the box lies wholly outside the region of its formula', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [left] }).click(100, 100);
    editor.key('KeyR').drag([600, 400], [640, 440]);
    expect(editor.notices).toEqual(['outside-formula']);
    const document = editor.state.work.formulas.get(editor.formulas[0] ?? expect.fail()) ?? expect.fail();
    expect([...symbolsOutside(document)]).toEqual(editor.placedSymbols);
  });

  it('finds what lies outside anew after each edit, whether it was looked at before or not', () => {
    const editor = new TestEditor({ holds: 'formulas', regions: [left] }).click(100, 100);
    const outside = () => {
      const document = editor.state.work.formulas.get(editor.formulas[0] ?? expect.fail()) ?? expect.fail();
      return symbolsOutside(document);
    };
    const nothing = outside();
    editor.key('KeyR').drag([340, 240], [380, 300]);
    expect(outside()).toBe(nothing);
    editor.drag([600, 400], [640, 440]).drag([700, 400], [740, 440]);
    const both = outside();
    expect([...both]).toEqual(editor.placedSymbols.slice(1));
    editor.key('Mod+KeyZ');
    expect([...outside()]).toEqual(editor.placedSymbols.slice(1));
    expect(outside().size).toBe(1);
  });

  it('selects a region by a click in it, moves it, and leaves its symbols where they are', () => {
    const box = { x: 100, y: 100, width: 20, height: 20 };
    const editor = new TestEditor({ holds: 'formulas', regions: [left], symbols: [[box]] }).click(300, 200);
    expect([...editor.state.selection.regions]).toEqual(editor.formulas);
    editor.drag([300, 200], [310, 220]);
    expect(editor.editor.scene.regions.get(editor.formulas[0] ?? expect.fail())?.box).toEqual({
      ...left,
      x: 60,
      y: 70,
    });
    expect(editor.boxOf(editor.symbols[0])).toEqual(box);
  });

  it('deletes a selected region with all its symbols, and brings all back', async () => {
    const box = { x: 100, y: 100, width: 20, height: 20 };
    const editor = new TestEditor({ holds: 'formulas', regions: [left, right], symbols: [[box]] });
    const before = editor.state.work;
    editor.click(300, 200).key('Delete');
    expect([...editor.state.work.formulas.keys()]).toEqual([editor.formulas[1]]);
    editor.key('Mod+KeyZ');
    expect(await editor.saved()).toBe(true);
    expect(editor.boxOf(editor.symbols[0])).toEqual(box);
    expect(new Set(editor.state.work.formulas.keys())).toEqual(new Set(before.formulas.keys()));
  });

  it('makes one formula of several', () => {
    const one = { x: 100, y: 100, width: 20, height: 20 };
    const two = { x: 500, y: 100, width: 20, height: 20 };
    const editor = new TestEditor({ holds: 'formulas', regions: [left, right], symbols: [[one], [two]] });
    editor.click(300, 200).click(600, 200, { shift: true }).key('KeyM');
    expect([...editor.state.work.formulas.keys()]).toEqual([editor.formulas[0]]);
    const [document] = editor.state.work.formulas.values();
    expect([...contentOf(document ?? expect.fail()).symbols.values()].map(({ box }) => box)).toEqual([one, two]);
  });

  it('moves symbols to the formula in whose region they lie', () => {
    const stray = { x: 500, y: 100, width: 20, height: 20 };
    const editor = new TestEditor({ holds: 'formulas', regions: [left, right], symbols: [[stray]] });
    editor.click(510, 110).key('Shift+KeyM');
    const [symbol] = editor.placedSymbols;
    expect(editor.editor.scene.symbols.get(symbol ?? expect.fail())).toMatchObject({
      formula: editor.formulas[1],
      box: stray,
    });
    expect(editor.selectedSymbols).toEqual([symbol]);
  });
});

describe('a click on ink', () => {
  const ink = { x: 100, y: 100, width: 20, height: 40 };
  const dot = { x: 105, y: 80, width: 8, height: 8 };
  const finder = {
    ...noInk,
    componentAt: ({ y }: { readonly y: number }) => (y > 95 ? ink : y > 70 ? dot : null),
  };

  it('boxes it and has the palette listen', () => {
    const editor = new TestEditor({ ink: finder }).key('KeyR').click(110, 120);
    const [symbol] = editor.placedSymbols;
    expect(editor.boxOf(symbol)).toEqual(ink);
    expect(editor.selectedSymbols).toEqual([symbol]);
    expect(editor.state.isListening).toBe(true);
  });

  it('adds the dot to its i with Shift, as one act of its own', () => {
    const editor = new TestEditor({ ink: finder }).key('KeyR').click(110, 120).click(108, 84, { shift: true });
    expect(editor.placedSymbols).toHaveLength(1);
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual({ x: 100, y: 80, width: 20, height: 60 });
    editor.key('Mod+KeyZ');
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual(ink);
  });

  it('adds a stroke over or under the box that has no class yet, and boxes one that stands beside it', () => {
    const editor = new TestEditor({ ink: finder }).key('KeyR').click(110, 120).click(108, 84);
    expect(editor.placedSymbols).toHaveLength(1);
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual({ x: 100, y: 80, width: 20, height: 60 });
    const beside = { ...finder, componentAt: ({ x }: { readonly x: number }) => ({ ...ink, x: x > 200 ? 220 : 100 }) };
    const other = new TestEditor({ ink: beside }).key('KeyR').click(110, 120).click(230, 120);
    expect(other.placedSymbols).toHaveLength(2);
  });

  it('boxes what stands free in the box of another symbol, as under a root', () => {
    const root = { x: 60, y: 60, width: 200, height: 120 };
    const editor = new TestEditor({ ink: finder, symbols: [[root]] }).key('KeyR').click(110, 120);
    expect(editor.placedSymbols).toHaveLength(2);
    const strokes = { ...finder, componentAt: () => ({ ...root, height: 20 }) };
    const equals = new TestEditor({ ink: strokes, symbols: [[root]] }).key('KeyR').click(110, 65);
    expect(equals.placedSymbols).toEqual(equals.symbols);
    expect(equals.selectedSymbols).toEqual(equals.symbols);
  });

  it('selects a box that is there already, and says beside ink that there is none', () => {
    const editor = new TestEditor({ ink: finder, symbols: [[ink]] }).key('KeyR').click(110, 120);
    expect(editor.placedSymbols).toEqual(editor.symbols);
    expect(editor.selectedSymbols).toEqual(editor.symbols);
    expect(editor.notices).toEqual([]);
    expect(editor.click(300, 20).placedSymbols).toEqual(editor.symbols);
    expect(editor.notices).toEqual(['no-ink-here']);
  });
});

it.each(['draw-region', 'split-region'] as const)(
  '%s in hand from another page does nothing on a page that is one formula, and says so',
  (tool) => {
    const editor = new TestEditor({ settings: { ...defaultSettings, tool } });
    const { work } = editor.state;
    editor.drag([100, 100], [300, 300]);
    expect(editor.state.work).toBe(work);
    expect(editor.notices).toEqual(['page-is-one-formula']);
  },
);
