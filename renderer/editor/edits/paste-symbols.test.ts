import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { copySymbols } from './copy-symbols.ts';
import { pasteSymbols } from './paste-symbols.ts';

describe('pasting', () => {
  it('puts each copy where none lies yet, and back from the corner of the page', () => {
    const test = new TestEditor({ symbols: [[{ x: 100, y: 100, width: 40, height: 40 }]] });
    test.click(120, 120).key('Mod+KeyC');
    for (let count = 0; count < 3; count += 1) test.key('Mod+KeyV');
    expect(test.placedSymbols.map((id) => test.boxOf(id)?.x)).toEqual([100, 112, 124, 136]);
    const corner = new TestEditor({ symbols: [[{ x: 755, y: 555, width: 40, height: 40 }]] });
    corner.click(775, 575).key('Mod+KeyD').key('Mod+KeyD');
    expect(corner.placedSymbols.map((id) => corner.boxOf(id)?.x)).toEqual([755, 760, 748]);
  });

  it('puts no copy onto a box whose place was imported as a broken number', () => {
    const broken = { x: 240.000_095_999_999_98, y: 500.999_790_000_000_1, width: 88.000_192, height: 54.999_89 };
    const test = new TestEditor({ symbols: [[broken]] }).click(280, 520).key('Mod+KeyD');
    expect(test.placedSymbols.map((id) => test.boxOf(id)?.x)).toEqual([broken.x, 252]);
  });

  it('keeps how the copied boxes lie to each other on a smaller page, smaller together where it has to be', () => {
    const boxes = [
      { x: 400, y: 300, width: 40, height: 60 },
      { x: 460, y: 300, width: 40, height: 60 },
      { x: 520, y: 420, width: 20, height: 20 },
    ];
    const test = new TestEditor({ symbols: [boxes] });
    const copied = copySymbols(test.state.work, new Set(test.symbols));
    const paste = (width: number, height: number) => {
      const small = new TestEditor({ width, height });
      const [formula] = small.formulas;
      if (!copied || !formula) throw new Error('There is something to paste, and a formula.');
      const { patches } = pasteSymbols(small.state.work, formula, copied, () => small.editor.newId());
      small.editor.edit(patches, 'paste');
      return small.placedSymbols.map((id) => small.boxOf(id));
    };
    expect(paste(200, 300)).toEqual(boxes.map((box) => ({ ...box, x: box.x - 340, y: box.y - 140 })));
    const halved = (box: Box) => ({ ...box, x: (box.x - 400) / 2, width: box.width / 2, height: box.height / 2 });
    expect(paste(70, 300)).toMatchObject(boxes.map(halved).map(({ x, width, height }) => ({ x, width, height })));
  });
});
