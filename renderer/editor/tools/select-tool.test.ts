import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';

const radical = { x: 100, y: 100, width: 200, height: 100 };
const radicand = { x: 160, y: 130, width: 40, height: 40 };
const digit = { x: 400, y: 120, width: 40, height: 60 };

function open(): TestEditor {
  return new TestEditor({ symbols: [[radical, radicand, digit]] });
}

describe('selecting', () => {
  it('takes the smallest box under the pointer, whichever was drawn later', () => {
    const editor = open();
    expect(editor.click(170, 140).selectedSymbols).toEqual([editor.symbols[1]]);
    expect(editor.click(110, 110).selectedSymbols).toEqual([editor.symbols[0]]);
  });

  it('takes a box that the pointer misses by a hair, but a hit box before it', () => {
    const editor = open();
    expect(editor.click(442, 150).selectedSymbols).toEqual([editor.symbols[2]]);
    expect(editor.click(450, 150).selectedSymbols).toEqual([]);
    expect(editor.click(202, 150).selectedSymbols).toEqual([editor.symbols[0]]);
  });

  it('adds and takes away with Shift', () => {
    const editor = open().click(170, 140).click(420, 140, { shift: true });
    expect(editor.selectedSymbols).toEqual([editor.symbols[1], editor.symbols[2]]);
    expect(editor.click(170, 140, { shift: true }).selectedSymbols).toEqual([editor.symbols[2]]);
  });

  it('lets everything go by a click beside, and keeps the formula', () => {
    const editor = open().click(170, 140).click(600, 500);
    expect(editor.selectedSymbols).toEqual([]);
    expect(editor.state.selection.formula).toBe(editor.formulas[0]);
  });

  it('selects by rubber band what lies in it for the greater part; Shift adds', () => {
    const editor = open().drag([150, 90], [460, 210]);
    expect(editor.doing).toBe('idle');
    expect(new Set(editor.selectedSymbols)).toEqual(new Set(editor.symbols));
    editor.click(600, 500).drag([350, 80], [460, 210]);
    expect(editor.selectedSymbols).toEqual([editor.symbols[2]]);
    editor.drag([150, 60], [210, 220], { shift: true });
    expect(new Set(editor.selectedSymbols)).toEqual(new Set([editor.symbols[1], editor.symbols[2]]));
  });

  it('restores the selection when the rubber band is cancelled', () => {
    const editor = open().click(420, 140).down(150, 90).move(300, 205);
    expect(editor.selectedSymbols).not.toEqual([editor.symbols[2]]);
    editor.editor.dispatch({ type: 'cancel' });
    expect(editor.selectedSymbols).toEqual([editor.symbols[2]]);
    expect(editor.doing).toBe('idle');
  });

  it('cycles through the symbols with Tab, from left to right while there is no layout', () => {
    const editor = open().key('Tab');
    expect(editor.selectedSymbols).toEqual([editor.symbols[0]]);
    expect(editor.key('Tab').key('Tab').selectedSymbols).toEqual([editor.symbols[2]]);
    expect(editor.key('Tab').selectedSymbols).toEqual([editor.symbols[0]]);
    expect(editor.key('Shift+Tab').selectedSymbols).toEqual([editor.symbols[2]]);
  });
});

describe('moving', () => {
  it('moves what is under the pointer once it is dragged beyond the threshold', () => {
    const editor = open().down(170, 140).move(172, 141);
    expect(editor.doing).toBe('pointing-symbol');
    editor.move(190, 150);
    expect(editor.doing).toBe('translating');
    editor.up();
    expect(editor.boxOf(editor.symbols[1])).toEqual({ ...radicand, x: 180, y: 140 });
    expect(editor.boxOf(editor.symbols[0])).toEqual(radical);
    expect(editor.state.history.done).toHaveLength(1);
  });

  it('moves all that is selected, and keeps it on the page together', () => {
    const editor = open().click(170, 140).click(420, 140, { shift: true }).drag([420, 140], [1020, 140]);
    expect(editor.boxOf(editor.symbols[2])).toEqual({ ...digit, x: 760 });
    expect(editor.boxOf(editor.symbols[1])).toEqual({ ...radicand, x: 520 });
  });

  it('keeps to one axis with Shift', () => {
    const editor = open()
      .click(420, 140)
      .down(420, 140)
      .move(460, 150)
      .move(480, 155, { shift: true })
      .up({ shift: true });
    expect(editor.boxOf(editor.symbols[2])).toEqual({ ...digit, x: 460 });
  });

  it('changes nothing when it is cancelled', () => {
    const editor = open().down(170, 140).move(300, 300);
    editor.editor.dispatch({ type: 'cancel' });
    expect(editor.boxOf(editor.symbols[1])).toEqual(radicand);
    expect(editor.state.history.done).toHaveLength(0);
    expect(editor.core.operations).toHaveLength(0);
  });

  it('does not record a drag that ends where it began', () => {
    const editor = open().down(170, 140).move(250, 200).move(170, 140).up();
    expect(editor.state.history.done).toHaveLength(0);
  });
});

describe('resizing', () => {
  it('drags a corner of the only selected box', () => {
    const editor = open().click(420, 140).drag([440, 180], [460, 200]);
    expect(editor.boxOf(editor.symbols[2])).toEqual({ ...digit, width: 60, height: 80 });
  });

  it('turns the box over when a corner crosses the opposite one', () => {
    const editor = open().click(420, 140).drag([440, 180], [380, 100]);
    expect(editor.boxOf(editor.symbols[2])).toEqual({ x: 380, y: 100, width: 20, height: 20 });
  });

  it('keeps a least size and stays on the page', () => {
    const editor = open().click(420, 140).drag([440, 150], [400.5, 150]);
    expect(editor.boxOf(editor.symbols[2])).toEqual({ ...digit, width: 2 });
    editor.drag([402, 180], [900, 900]);
    expect(editor.boxOf(editor.symbols[2])).toEqual({ x: 400, y: 120, width: 400, height: 480 });
  });

  it('restores the box when it is cancelled', () => {
    const editor = open().click(420, 140).down(440, 180).move(500, 300);
    expect(editor.doing).toBe('resizing');
    editor.key('Escape');
    expect(editor.boxOf(editor.symbols[2])).toEqual(digit);
    expect(editor.selectedSymbols).toEqual([editor.symbols[2]]);
  });
});

describe('nudging', () => {
  it('moves by a pixel, by ten with Shift, and is one act while the key is held', () => {
    const editor = open().click(420, 140).hold('ArrowRight').hold('ArrowRight').hold('Shift+ArrowDown');
    expect(editor.state.history.done).toHaveLength(0);
    editor.editor.dispatch({ type: 'keys-up' });
    expect(editor.boxOf(editor.symbols[2])).toEqual({ ...digit, x: 402, y: 130 });
    expect(editor.state.history.done).toHaveLength(1);
    editor.key('Mod+KeyZ');
    expect(editor.boxOf(editor.symbols[2])).toEqual(digit);
  });

  it('sizes the box with Mod', () => {
    const editor = open().click(420, 140).key('Mod+ArrowRight').key('Mod+Shift+ArrowUp');
    expect(editor.boxOf(editor.symbols[2])).toEqual({ ...digit, width: 41, height: 50 });
  });

  it('does not happen when it is cancelled before the key goes up', () => {
    const editor = open().click(420, 140).hold('ArrowRight');
    editor.editor.dispatch({ type: 'cancel' });
    expect(editor.boxOf(editor.symbols[2])).toEqual(digit);
  });
});

describe('labelling one box after the other', () => {
  it('gives what is typed, and listens at the next box', () => {
    const editor = open().click(110, 110);
    editor.editor.listen();
    const [first, second] = editor.symbols;
    editor.key('Tab', 'palette');
    expect(editor.asked.filter((what) => what === 'typed')).toHaveLength(1);
    expect([editor.selectedSymbols, editor.state.isListening]).toEqual([[second], true]);
    editor.key('Shift+Tab', 'palette');
    expect([editor.selectedSymbols, editor.state.isListening]).toEqual([[first], true]);
    editor.editor.stopListening();
    editor.key('Tab');
    expect(editor.asked.filter((what) => what === 'typed')).toHaveLength(2);
    expect(editor.state.isListening).toBe(false);
  });
});

describe('deleting', () => {
  it('takes the selected symbols away and brings them back', async () => {
    const editor = open().click(170, 140).key('Delete');
    expect(editor.placedSymbols).toEqual([editor.symbols[0], editor.symbols[2]]);
    editor.key('Mod+KeyZ');
    expect(editor.boxOf(editor.symbols[1])).toEqual(radicand);
    expect(editor.selectedSymbols).toEqual([editor.symbols[1]]);
    expect(await editor.saved()).toBe(true);
    expect(editor.core.operations).toHaveLength(2);
  });
});
