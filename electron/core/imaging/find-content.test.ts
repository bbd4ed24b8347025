import { describe, expect, it } from 'vitest';
import { findContent } from './find-content.ts';
import type { RawImage } from './raw-image.ts';

/** Paper of one brightness with a rectangle of ink. */
function sheet(channels: 1 | 3, paper: number, ink: { x: number; y: number; width: number; height: number }): RawImage {
  const [width, height] = [200, 300];
  const pixels = new Uint8Array(width * height * channels).fill(paper);
  for (let y = ink.y; y < ink.y + ink.height; y++) {
    for (let x = ink.x; x < ink.x + ink.width; x++) {
      pixels.fill(paper > 128 ? 20 : 230, (y * width + x) * channels, (y * width + x + 1) * channels);
    }
  }
  return { width, height, channels, pixels };
}

describe('findContent', () => {
  it('cuts blank margins off and leaves a rim, on paper of any brightness', () => {
    const ink = { x: 40, y: 20, width: 100, height: 10 };
    const withRim = { x: 34, y: 14, width: 112, height: 22 };
    expect(findContent(sheet(1, 255, ink))).toEqual(withRim);
    expect(findContent(sheet(3, 240, ink))).toEqual(withRim);
    expect(findContent(sheet(1, 10, ink))).toEqual(withRim);
  });

  it('keeps inside the picture, and all of one on which nothing stands', () => {
    expect(findContent(sheet(1, 255, { x: 0, y: 0, width: 50, height: 50 }))).toEqual({
      x: 0,
      y: 0,
      width: 56,
      height: 56,
    });
    expect(findContent(sheet(1, 255, { x: 0, y: 0, width: 0, height: 0 }))).toEqual({
      x: 0,
      y: 0,
      width: 200,
      height: 300,
    });
  });
});
