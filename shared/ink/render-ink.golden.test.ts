import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inkRendererVersion } from './ink-renderer.ts';
import { renderInk } from './render-ink.ts';

/** Hash of a fixed drawing for each version: pixels that change without a new version are a mistake. */
const pixelsByVersion: Readonly<Record<number, string>> = {
  1: 'fe3aaf264d6a4884459fbbf31a7dd0579b0c3af433f0a54e76ab4a01cd4e09bf',
};

test('the pixels of a version never change', () => {
  const spiral = Array.from({ length: 90 }, (_, step) => ({
    x: ((step * 37) % 61) * step,
    y: ((step * 53) % 47) * step,
  }));
  const bar = [
    { x: 0, y: 900 },
    { x: 4000, y: 1100 },
  ];
  const { width, height, pixels } = renderInk([spiral, bar, [{ x: 2000, y: -300 }]], [[0], [1]]);
  const hash = createHash('sha256').update(`${width}x${height}`).update(pixels).digest('hex');
  expect(hash).toBe(pixelsByVersion[inkRendererVersion]);
});
