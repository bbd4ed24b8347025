import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { contentOf } from '../work/formula-content.ts';
import { nearestSymbols } from './nearest-symbols.ts';

const columns = 40;
const boxes = Array.from({ length: 1200 }, (_, place) => ({
  x: (place % columns) * 20,
  y: Math.floor(place / columns) * 20,
  width: 10,
  height: 10,
}));

describe('the nearest symbols', () => {
  const test = new TestEditor({ width: 800, height: 600, symbols: [boxes] });
  const [document] = test.state.work.formulas.values();
  if (!document) throw new Error('There is no formula.');
  const content = contentOf(document);
  const nearest = (x: number, y: number, most: number) =>
    nearestSymbols(content, { x, y, width: 10, height: 10 }, most).map(({ box }) => `${box.x} ${box.y}`);

  it('are those around the box, the nearest first', () => {
    expect(
      nearest(400, 300, 5).toSorted((a, b) => Number(b === '400 300') - Number(a === '400 300') || (a < b ? -1 : 1)),
    ).toEqual(['400 300', '380 300', '400 280', '400 320', '420 300']);
    expect(nearest(0, 0, 3).toSorted()).toEqual(['0 0', '0 20', '20 0']);
  });

  it('are found from far away too', () => {
    expect(nearest(-5000, 0, 1)).toEqual(['0 0']);
  });

  it('are all of them where there are no more', () => {
    expect(nearest(400, 300, 5000)).toHaveLength(boxes.length);
  });
});
