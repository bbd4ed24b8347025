import type { Box } from '#schemas/domain/geometry.ts';

/** Axis-aligned affine map: (x, y) → (scaleX · x + x, scaleY · y + y). MathJax needs no other to place ink. */
export interface Affine {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

export const identity: Affine = { scaleX: 1, scaleY: 1, x: 0, y: 0 };

/** The map that applies `inner` first, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  return {
    scaleX: outer.scaleX * inner.scaleX,
    scaleY: outer.scaleY * inner.scaleY,
    x: outer.scaleX * inner.x + outer.x,
    y: outer.scaleY * inner.y + outer.y,
  };
}

/** Image of a box, again with its corner at the top left. */
export function mapBox(map: Affine, box: Box): Box {
  const left = map.scaleX * box.x + map.x;
  const right = map.scaleX * (box.x + box.width) + map.x;
  const top = map.scaleY * box.y + map.y;
  const bottom = map.scaleY * (box.y + box.height) + map.y;
  return {
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
  };
}

const step = /\s*(translate|scale)\(\s*([-+.\de]+)(?:[\s,]+([-+.\de]+))?\s*\)\s*/y;

/** Reads an SVG `transform` of `translate` and `scale` steps; null for any other, such as a rotation. */
export function parseTransform(text: string): Affine | null {
  let map = identity;
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (!match) return null;
    const first = Number(match[2]);
    if (match[1] === 'translate') map = compose(map, { ...identity, x: first, y: Number(match[3] ?? 0) });
    else map = compose(map, { scaleX: first, scaleY: Number(match[3] ?? first), x: 0, y: 0 });
  }
  return map;
}

/** SVG `transform` of a map, with six decimals. */
export function formatTransform(map: Affine): string {
  const numbers = [map.scaleX, 0, 0, map.scaleY, map.x, map.y];
  return `matrix(${numbers.map((value) => String(Math.round(value * 1e6) / 1e6)).join(' ')})`;
}
