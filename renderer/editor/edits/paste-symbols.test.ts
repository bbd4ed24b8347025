import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';

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
});
