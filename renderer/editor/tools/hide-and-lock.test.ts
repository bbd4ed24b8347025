import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';

const large = { x: 50, y: 50, width: 300, height: 300 };
const small = { x: 100, y: 100, width: 40, height: 40 };

describe('a hidden symbol', () => {
  it('is selected no longer, and no pointer takes it until it is shown again', () => {
    const editor = new TestEditor({ symbols: [[large, small]] }).click(110, 110).key('Alt+KeyH');
    expect(editor.selectedSymbols).toEqual([]);
    expect(editor.click(110, 110).selectedSymbols).toEqual([editor.symbols[0]]);
    expect(editor.key('Alt+Shift+KeyH').click(110, 110).selectedSymbols).toEqual([editor.symbols[1]]);
  });
});

describe('boxes that are hidden all together', () => {
  it('are shown again to whoever takes the tool that draws them', () => {
    const editor = new TestEditor({ symbols: [[large, small]] }).key('Shift+KeyB');
    expect(editor.state.shown.boxes).toBe(false);
    expect(editor.key('KeyG').state.shown.boxes).toBe(false);
    expect(editor.key('KeyR').state).toMatchObject({ tool: 'draw-symbol', shown: { boxes: true } });
  });
});

describe('a proposal of relations', () => {
  it('says why there is none: all are related, or there are too many symbols', () => {
    const many = Array.from({ length: 251 }, (_, place) => ({ x: place * 12, y: 10, width: 10, height: 10 }));
    const notices = (boxes: readonly (typeof small)[]) =>
      new TestEditor({ symbols: [[...boxes]] }).click(boxes[0]?.x ?? 0, boxes[0]?.y ?? 0).key('KeyP').notices;
    expect(notices([small])).toEqual(['nothing-to-propose']);
    expect(notices(many)).toEqual(['too-many-to-propose']);
  });
});

describe('a locked symbol', () => {
  it('is neither taken by the pointer nor changed by keys', () => {
    const editor = new TestEditor({ symbols: [[large, small]] }).click(300, 300).key('KeyL');
    const [first] = editor.symbols;
    editor.key('Delete').key('ArrowRight').drag([300, 300], [320, 320]);
    expect(editor.boxOf(first)).toEqual(large);
    expect(editor.notices).toEqual(['all-locked']);
    expect(editor.click(300, 300).selectedSymbols).toEqual([]);
  });

  it('stays where it is while others are moved with it', () => {
    const editor = new TestEditor({ symbols: [[large, small]] }).click(300, 300).key('KeyL');
    editor.editor.select({ ...editor.state.selection, symbols: new Set(editor.symbols) });
    editor.key('Shift+ArrowRight');
    expect(editor.boxOf(editor.symbols[0])).toEqual(large);
    expect(editor.boxOf(editor.symbols[1])).toEqual({ ...small, x: 110 });
  });

  it('is unlocked with all others', () => {
    const editor = new TestEditor({ symbols: [[large, small]] }).key('Alt+Shift+KeyL');
    expect(editor.state.locked.size).toBe(2);
    expect(editor.click(110, 110).selectedSymbols).toEqual([]);
    expect(editor.key('Alt+Shift+KeyL').click(110, 110).selectedSymbols).toEqual([editor.symbols[1]]);
  });
});
