import { describe, expect, it } from 'vitest';
import { deleteSymbols } from '#renderer/editor/edits/delete-symbols.ts';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { type CanvasScene, canvasSceneOf } from '../canvas-scene.ts';
import { lightTheme } from '../canvas-theme.ts';
import { unlabelledLook } from '../class-look.ts';
import { changedParts } from './changed-parts.ts';

const count = 5000;
const columns = 100;
const looks = () => unlabelledLook;

/** A page of thousands of boxes that count how often they are looked at. */
class CountedPage {
  reads = 0;
  readonly test: TestEditor;

  constructor() {
    const boxes = Array.from({ length: count }, (_, place): Box => {
      const at = { y: Math.floor(place / columns) * 20, width: 10, height: 10 };
      const noteRead = () => {
        this.reads += 1;
        return (place % columns) * 20;
      };
      return {
        ...at,
        get x() {
          return noteRead();
        },
      };
    });
    this.test = new TestEditor({ width: columns * 20, height: (count / columns) * 20, symbols: [boxes] });
  }

  scene(): CanvasScene {
    const { notation } = this.test.editor;
    return canvasSceneOf(this.test.state, { looks, notation, theme: lightTheme, nameRelation: String });
  }

  /** Boxes that were looked at while something went on. */
  during(act: () => void): number {
    const before = this.reads;
    act();
    return this.reads - before;
  }
}

describe('an edit of a page with thousands of boxes', () => {
  it('looks at a few of them, and draws again where they are', () => {
    const page = new CountedPage();
    const { test } = page;
    const [first, second] = test.symbols;
    if (!first || !second) return expect.fail();
    let scene = page.scene();
    // The first search builds the index of the page, the only time that all boxes are looked at.
    expect(page.during(() => scene.scene.findSymbols({ x: 0, y: 0, width: 1, height: 1 }))).toBeGreaterThanOrEqual(
      count,
    );
    for (const symbol of [first, second]) {
      const reads = page.during(() => {
        test.editor.select(selectSymbols(test.formulas[0] ?? null, [symbol]));
        test.editor.edit(deleteSymbols(test.state.work, [symbol]), 'delete-symbols');
        const after = page.scene();
        const parts = changedParts(scene, after);
        expect(parts).toHaveLength(1);
        expect(after.scene.findSymbols({ x: 0, y: 0, width: 15, height: 15 }).some(({ id }) => id === symbol)).toBe(
          false,
        );
        scene = after;
      });
      expect(reads).toBeLessThan(50);
    }
    const reads = page.during(() => {
      test.key('Mod+KeyZ');
      const after = page.scene();
      expect(changedParts(scene, after)).toHaveLength(1);
      expect(after.scene.findSymbols({ x: 20, y: 0, width: 5, height: 5 }).map(({ id }) => id)).toEqual([second]);
    });
    expect(reads).toBeLessThan(50);
    return undefined;
  });
});
