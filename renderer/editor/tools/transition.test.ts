import { describe, expect, it } from 'vitest';
import { SymbolId } from '#schemas/domain/id.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { noModifiers, type ToolEvent, toolEventTypes } from './event.ts';
import { type Interaction, interactionNames } from './interaction.ts';

const regions = [
  { x: 0, y: 0, width: 300, height: 300 },
  { x: 300, y: 0, width: 300, height: 300 },
];
const symbols = [
  [
    { x: 50, y: 50, width: 60, height: 60 },
    { x: 150, y: 50, width: 60, height: 60 },
  ],
];

/** Leads an editor into each state, the way a person gets there. */
const lead: Readonly<Record<Interaction['name'], (editor: TestEditor) => TestEditor>> = {
  idle: (editor) => editor,
  'pointing-symbol': (editor) => editor.down(80, 80),
  'pointing-region': (editor) => editor.click(20, 20).down(20, 20),
  'pointing-canvas': (editor) => editor.down(20, 20),
  'pointing-handle': (editor) => editor.click(80, 80).down(110, 110),
  'pointing-new-box': (editor) => editor.key('KeyR').down(20, 20),
  'pointing-parent': (editor) => editor.key('KeyE').down(80, 80),
  translating: (editor) => editor.down(80, 80).move(100, 100),
  resizing: (editor) => editor.click(80, 80).down(110, 110).move(130, 130),
  brushing: (editor) => editor.down(20, 20).move(120, 120),
  'drawing-box': (editor) => editor.key('KeyR').down(20, 20).move(45, 45),
  panning: (editor) => editor.down(80, 80, {}, 'middle').move(100, 100),
  nudging: (editor) => editor.click(80, 80).hold('ArrowRight'),
  relating: (editor) => editor.key('KeyE').down(80, 80).move(180, 80),
  'choosing-child': (editor) => editor.key('KeyE').click(80, 80),
  ordering: (editor) => editor.key('KeyO').down(80, 80).up(),
  cutting: (editor) => editor.key('Shift+KeyG').down(20, 20).move(20, 120),
  'keyboard-cursor': (editor) => editor.key('KeyC'),
};

const events: Readonly<Record<ToolEvent['type'], ToolEvent>> = {
  'pointer-down': { type: 'pointer-down', screen: { x: 180, y: 80 }, button: 'main', modifiers: noModifiers },
  'pointer-move': { type: 'pointer-move', screen: { x: 180, y: 80 }, modifiers: noModifiers },
  'pointer-up': { type: 'pointer-up', screen: { x: 180, y: 80 }, modifiers: noModifiers },
  'pointer-leave': { type: 'pointer-leave' },
  modifiers: { type: 'modifiers', modifiers: { ...noModifiers, alt: true, shift: true } },
  nudge: { type: 'nudge', what: 'box', by: { x: 1, y: 0 } },
  cursor: { type: 'cursor', at: { x: 250, y: 250 }, ink: null },
  place: { type: 'place' },
  aim: { type: 'aim', symbol: SymbolId.parse('01A00000000000000000000005') },
  'take-ink': { type: 'take-ink' },
  'keys-up': { type: 'keys-up' },
  cancel: { type: 'cancel' },
};

/** What takes the pointer or the keys away in the middle of something. */
const ends: Readonly<Record<string, (editor: TestEditor) => void>> = {
  Escape: (editor) => editor.key('Escape'),
  'a lost pointer': ({ editor }) => editor.dispatch({ type: 'cancel' }),
  'a lost window': ({ editor }) => editor.interrupt(),
};

function enter(name: Interaction['name']): TestEditor {
  const editor = lead[name](new TestEditor({ holds: 'formulas', regions, symbols }));
  expect(editor.doing).toBe(name);
  return editor;
}

describe('every state meets every event', () => {
  it('by this table', () => {
    const rows = interactionNames.map((name) => {
      const cells = toolEventTypes.map((type) => {
        const editor = enter(name);
        editor.editor.dispatch(events[type]);
        return editor.doing === name ? '·' : editor.doing;
      });
      return [name, ...cells].join(' | ');
    });
    expect([['state', ...toolEventTypes].join(' | '), ...rows].join('\n')).toMatchInlineSnapshot(`
      "state | pointer-down | pointer-move | pointer-up | pointer-leave | modifiers | nudge | cursor | place | aim | take-ink | keys-up | cancel
      idle | pointing-symbol | · | · | · | · | · | keyboard-cursor | · | · | · | · | ·
      pointing-symbol | · | translating | idle | · | · | · | · | · | · | · | · | idle
      pointing-region | · | translating | idle | · | · | · | · | · | · | · | · | idle
      pointing-canvas | · | brushing | idle | · | · | · | · | · | · | · | · | idle
      pointing-handle | · | resizing | idle | · | · | · | · | · | · | · | · | idle
      pointing-new-box | · | drawing-box | idle | · | · | · | · | · | · | · | · | idle
      pointing-parent | · | relating | choosing-child | · | · | · | · | · | · | · | · | idle
      translating | · | · | idle | · | · | · | · | · | · | · | · | idle
      resizing | · | · | idle | · | · | · | · | · | · | · | · | idle
      brushing | · | · | idle | · | · | · | · | · | · | · | · | idle
      drawing-box | · | · | idle | · | · | · | · | · | · | · | · | idle
      panning | · | · | idle | · | · | · | · | · | · | · | · | idle
      nudging | idle | · | · | · | · | · | · | · | · | · | idle | idle
      relating | · | · | idle | · | · | · | · | · | · | · | · | idle
      choosing-child | idle | · | · | · | · | · | · | · | · | · | · | idle
      ordering | idle | · | · | · | · | · | · | idle | · | · | · | idle
      cutting | · | · | idle | · | · | · | · | · | · | · | · | idle
      keyboard-cursor | pointing-symbol | · | · | · | · | · | · | · | · | · | · | idle"
    `);
  });

  const endings = interactionNames.flatMap((name) => Object.keys(ends).map((end) => [end, name] as const));

  it('an arrow key counts as let go when the window is lost: its nudge stays', () => {
    const editor = lead.nudging(new TestEditor({ holds: 'formulas', regions, symbols }));
    editor.editor.interrupt();
    expect(editor.doing).toBe('idle');
    expect(editor.boxOf(editor.symbols[0])).toMatchObject({ x: 51 });
    expect(editor.state.history.done).toHaveLength(1);
  });

  it.each(endings.filter(([end, name]) => end !== 'a lost window' || name !== 'nudging'))(
    '%s in %s leaves nothing behind',
    (end, name) => {
      const editor = new TestEditor({ holds: 'formulas', regions, symbols });
      const { work, viewport } = editor.state;
      lead[name](editor);
      const { history } = editor.state;
      ends[end]?.(editor);
      expect(editor.doing).toBe('idle');
      expect(editor.state.work).toBe(work);
      expect(editor.state.viewport).toEqual(viewport);
      expect(editor.state.history).toBe(history);
      editor.up().editor.dispatch({ type: 'keys-up' });
      expect([editor.doing, editor.state.work, editor.state.history]).toEqual(['idle', work, history]);
    },
  );
});
