import { describe, expect, it } from 'vitest';
import { placeNotice } from './notice-place.ts';

const window = { width: 1280, height: 720 };
const badgeEnd = 98;
const canvas = { x: 230, y: 60, width: 720, height: 500 };

describe('placeNotice', () => {
  it('stands at the lower end of the canvas, above what lies below it', () => {
    expect(placeNotice(canvas, null, badgeEnd, window)).toBe('0 -160px');
    expect(placeNotice(canvas, { left: 200, top: 20 }, badgeEnd, window)).toBe('0 -160px');
  });

  it('goes to the upper end, below the badge, where the palette listens at the lower one', () => {
    // From 16 px above the lower edge of the window up to 8 px below the badge, however many lines that has.
    expect(placeNotice(canvas, { left: 200, top: 280 }, badgeEnd, window)).toBe('0 calc(100% - 598px)');
    expect(placeNotice(canvas, { left: 200, top: 280 }, badgeEnd + 60, window)).toBe('0 calc(100% - 538px)');
  });

  it('stays beside a palette at the edge of the canvas', () => {
    expect(placeNotice({ ...canvas, x: 0, width: 1280 }, { left: 8, top: 280 }, badgeEnd, window)).toBe('0 -160px');
  });
});
