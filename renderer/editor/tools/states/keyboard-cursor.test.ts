import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { type InkFinder, noInk } from '../../ink/ink-finder.ts';

const one = { x: 100, y: 100, width: 20, height: 40 };
const two = { x: 300, y: 100, width: 24, height: 40 };
const ink: InkFinder = {
  ...noInk,
  componentAt: ({ x }: { readonly x: number }) => (x < 200 ? one : two),
  piecesIn: (_, drawnAt) => {
    const { true: boxed = [], false: free = [] } = Object.groupBy([two, one], (box) => `${drawnAt(box).length > 0}`);
    return { free, boxed };
  },
};

describe('the keyboard cursor', () => {
  it('places and sizes a box by arrows and Enter', () => {
    const editor = new TestEditor().key('KeyC');
    expect(editor.doing).toBe('keyboard-cursor');
    editor
      .key('Enter')
      .key('Mod+ArrowRight')
      .key('Mod+ArrowRight')
      .key('Shift+ArrowDown')
      .key('ArrowDown')
      .key('Enter');
    expect(editor.boxOf(editor.placedSymbols[0])).toEqual({ x: 400, y: 300, width: 40, height: 11 });
    expect(editor.state.isListening).toBe(true);
    expect(editor.doing).toBe('keyboard-cursor');
  });

  it('goes from ink to ink that has no box, and boxes it', () => {
    const editor = new TestEditor({ ink }).key('KeyJ').key('KeyB').key('KeyJ').key('KeyB');
    expect(editor.placedSymbols.map((id) => editor.boxOf(id))).toEqual([one, two]);
    editor.key('KeyJ');
    expect(editor.notices).toEqual(['no-ink-left']);
  });

  it('selects ink that has a box already, and makes no second one', () => {
    const editor = new TestEditor({ ink }).key('KeyJ').key('KeyB').key('Escape', 'palette').key('KeyB');
    expect(editor.placedSymbols).toHaveLength(1);
    expect(editor.selectedSymbols).toEqual(editor.placedSymbols);
    expect(editor.state.isListening).toBe(true);
    expect(editor.doing).toBe('keyboard-cursor');
  });

  it('keeps to the page, and brings what it is at into sight', () => {
    const editor = new TestEditor({ width: 4000, height: 3000 }).key('KeyC');
    for (let count = 0; count < 10; count += 1) editor.key('Mod+Shift+ArrowRight');
    const { interaction, viewport } = editor.state;
    expect(interaction).toMatchObject({ at: { x: 400 + 2000 } });
    expect(viewport.origin.x).toBeGreaterThan(1600);
    for (let count = 0; count < 20; count += 1) editor.key('Mod+Shift+ArrowRight');
    expect(editor.state.interaction).toMatchObject({ at: { x: 4000 } });
  });

  it('boxes small ink beside it first, and else the next that it may mean', () => {
    const dot = { x: 410, y: 300, width: 3, height: 3 };
    const asked: number[] = [];
    const found = (slack: number) => {
      asked.push(slack);
      return slack < 5 ? null : two;
    };
    const near = (answer: (slack: number) => typeof two | null) =>
      new TestEditor({ ink: { ...noInk, componentAt: (_at, slack) => answer(slack) } }).key('KeyC').key('KeyB');
    const small = near((slack) => (slack < 5 ? dot : two));
    expect(small.boxOf(small.placedSymbols[0])).toEqual(dot);
    const large = near(found);
    expect(large.boxOf(large.placedSymbols[0])).toEqual(two);
    expect(asked).toEqual([4, 12]);
  });

  it('leaves a page where it is that is seen from edge to edge', () => {
    const editor = new TestEditor({ width: 800, height: 3000 }).key('KeyC');
    for (let count = 0; count < 30; count += 1) editor.key('Mod+ArrowLeft');
    expect(editor.state.interaction).toMatchObject({ at: { x: 0 } });
    expect(editor.state.viewport.origin.x).toBe(0);
    for (let count = 0; count < 20; count += 1) editor.key('Mod+ArrowDown');
    expect(editor.state.viewport.origin.y).toBeGreaterThan(100);
  });

  it('ends with Escape or the pointer, and leaves nothing', () => {
    const editor = new TestEditor().key('KeyC').key('Enter').key('ArrowRight').key('Escape');
    expect(editor.doing).toBe('idle');
    expect(editor.placedSymbols).toEqual([]);
    editor.key('KeyC').key('KeyR').key('KeyC').drag([100, 100], [150, 150]);
    expect(editor.placedSymbols).toHaveLength(1);
  });
});
