import { describe, expect, it } from 'vitest';
import { noModifiers } from '#renderer/editor/tools/event.ts';
import { toPage, toScreen } from '#renderer/editor/viewport/viewport.ts';
import { zoomAt } from '#renderer/editor/viewport/zoom.ts';
import { countingIds, TestEditor } from '#test/support/test-editor.ts';
import { Editor } from '../editor.ts';
import { type InkFinder, noInk } from '../ink/ink-finder.ts';

describe('panning', () => {
  it.each([
    ['the middle button', (editor: TestEditor) => editor.down(400, 300, {}, 'middle')],
    ['the pan tool', (editor: TestEditor) => editor.key('KeyH').down(400, 300)],
    [
      'the pan key',
      (editor: TestEditor) => {
        editor.editor.setPanHeld(true);
        return editor.key('KeyR').down(400, 300);
      },
    ],
  ])('moves the page with %s', (_name, press) => {
    const editor = press(new TestEditor()).move(350, 320).up();
    expect(editor.state.viewport.origin).toEqual({ x: 50, y: -20 });
    expect(editor.placedSymbols).toHaveLength(0);
  });

  it('comes back when it is cancelled', () => {
    const editor = new TestEditor().down(400, 300, {}, 'middle').move(350, 320);
    editor.editor.interrupt();
    expect(editor.state.viewport.origin).toEqual({ x: 0, y: 0 });
  });

  it('never loses the page', () => {
    const editor = new TestEditor().down(400, 300, {}, 'middle').move(5000, 5000).up();
    expect(toScreen(editor.state.viewport, { x: 0, y: 0 })).toEqual({ x: 752, y: 552 });
  });
});

describe('a fitted view', () => {
  const ink = { x: 300, y: 250, width: 60, height: 40 };
  const finder = { ...noInk, inkOfPage: () => ink };
  const opened = (seen: InkFinder, holds: 'formulas' | 'one-formula') => {
    const editor = new TestEditor({ holds });
    const fresh = new Editor(editor.session, { newId: countingIds('D'), notify: () => {} });
    fresh.resize(800, 600);
    fresh.setInk(seen);
    return fresh;
  };
  const whole = (600 - 68) / 600;

  it('stays fitted when the canvas gets another size, until somebody looks elsewhere', () => {
    const editor = opened(noInk, 'one-formula');
    editor.resize(1600, 1200);
    expect(editor.getState().viewport.scale).toBeCloseTo((1200 - 68) / 600);
    editor.panBy({ x: 10, y: 0 });
    editor.resize(800, 600);
    expect(editor.getState().viewport.scale).toBeCloseTo((1200 - 68) / 600);
    editor.fit();
    expect(editor.getState().viewport.scale).toBeCloseTo(whole);
  });

  it('begins at the ink of a page that is one formula where that is small, and goes to the page and back', () => {
    const editor = opened(finder, 'one-formula');
    expect(editor.getState().viewport.scale).toBe(2);
    editor.resize(400, 300);
    expect(toScreen(editor.getState().viewport, { x: 330, y: 270 })).toEqual({ x: 200, y: 150 });
    editor.resize(800, 600);
    editor.fit();
    expect(editor.getState().viewport.scale).toBeCloseTo(whole);
    editor.fit();
    expect(editor.getState().viewport.scale).toBe(2);
  });

  it('shows the whole of a page of formulas, and of one whose ink fills it', () => {
    expect(opened(finder, 'formulas').getState().viewport.scale).toBeCloseTo(whole);
    const full = { ...noInk, inkOfPage: () => ({ x: 20, y: 20, width: 760, height: 560 }) };
    expect(opened(full, 'one-formula').getState().viewport.scale).toBeCloseTo(whole);
  });

  it('is left alone by a picture that comes after somebody has looked elsewhere', () => {
    const editor = opened(noInk, 'one-formula');
    editor.panBy({ x: 10, y: 0 });
    editor.setInk(finder);
    expect(editor.getState().viewport.scale).toBeCloseTo(whole);
  });

  it.each<[string, (editor: Editor) => void]>([
    [
      'a gesture that is under way',
      (editor) =>
        editor.dispatch({ type: 'pointer-down', screen: { x: 90, y: 90 }, button: 'main', modifiers: noModifiers }),
    ],
    ['an edit', (editor) => editor.edit([], 'move')],
  ])('is left alone after %s, by a picture that comes late and by another size of the canvas', (_, act) => {
    const editor = opened(noInk, 'one-formula');
    act(editor);
    editor.setInk(finder);
    expect(editor.getState().viewport.scale).toBeCloseTo(whole);
    editor.resize(1600, 1200);
    expect(editor.getState().viewport.scale).toBeCloseTo((1200 - 68) / 600);
  });

  it('goes to the ink that comes late where a pointer has only passed over the page', () => {
    const editor = opened(noInk, 'one-formula');
    editor.dispatch({ type: 'pointer-move', screen: { x: 90, y: 90 }, modifiers: noModifiers });
    editor.interrupt();
    editor.setInk(finder);
    expect(editor.getState().viewport.scale).toBe(2);
  });
});

describe('zooming', () => {
  it('keeps the page point under the pointer', () => {
    const { viewport } = new TestEditor().state;
    const pointer = { x: 123, y: 456 };
    const zoomed = zoomAt(viewport, pointer, 3.7, { width: 800, height: 600 });
    expect(toPage(zoomed, pointer)).toEqual(toPage(viewport, pointer));
  });

  it('fits the page, shows it at 100 %, and shows the selection large', () => {
    const editor = new TestEditor({ symbols: [[{ x: 100, y: 100, width: 10, height: 10 }]] });
    editor.key('Shift+Digit1');
    expect(editor.state.viewport.scale).toBeCloseTo((600 - 68) / 600);
    editor.key('Shift+Digit2');
    expect(editor.state.viewport.scale).toBe(1);
    const at = toScreen(editor.state.viewport, { x: 105, y: 105 });
    editor.click(at.x, at.y).key('Shift+Digit3');
    expect(editor.state.viewport.scale).toBe(8);
    expect(toScreen(editor.state.viewport, { x: 105, y: 105 })).toEqual({ x: 400, y: 300 });
  });

  it('has ends', () => {
    const editor = new TestEditor();
    for (let step = 0; step < 60; step += 1) editor.key('Equal');
    expect(editor.state.viewport.scale).toBe(40);
    for (let step = 0; step < 60; step += 1) editor.key('Minus');
    expect(editor.state.viewport.scale).toBe(0.5);
  });
});

describe('resting on something', () => {
  it('tells what a press would take', () => {
    const editor = new TestEditor({ symbols: [[{ x: 100, y: 100, width: 50, height: 50 }]] }).move(120, 120);
    expect(editor.state.hover).toEqual({ kind: 'symbol', symbol: editor.symbols[0] });
    editor.click(120, 120).move(150, 150);
    expect(editor.state.hover).toEqual({ kind: 'handle', handle: 'se' });
    editor.move(300, 300);
    expect(editor.state.hover).toBeNull();
    editor.move(120, 120).editor.dispatch({ type: 'pointer-leave' });
    expect(editor.state.hover).toBeNull();
  });

  it('shows the next formula as large as there is room', () => {
    const regions = [100, 300].map((y) => ({ x: 100, y, width: 200, height: 50 }));
    const editor = new TestEditor({ holds: 'formulas', regions, symbols: [] }).key('BracketRight');
    expect(editor.state.selection.formula).toBe(editor.formulas[0]);
    const { scale, origin } = editor.state.viewport;
    expect(scale).toBeCloseTo((800 - 2 * 48) / 200);
    expect(origin.y + 300 / scale).toBeCloseTo(125);
  });
});
