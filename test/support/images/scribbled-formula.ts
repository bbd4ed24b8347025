import sharp from 'sharp';
import { type RenderedInk, renderInk } from '#shared/ink/render-ink.ts';

/** Strokes that stand side by side like a formula, slanted and bent, drawn by the seed. */
export function scribbledFormula(seed: number, strokes = 18): RenderedInk {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = Array.from({ length: strokes }, (_, index) => {
    const [x, y, slant, bend] = [index * 16 + next() * 10, next() * 40, next() * 40 - 20, next() * 50 - 25];
    const length = 20 + next() * 40;
    return Array.from({ length: 12 }, (__, step) => {
      const along = step / 11;
      return { x: x + slant * along + bend * along * (1 - along) * 2, y: y + length * along };
    });
  });
  return renderInk(drawn, []);
}

/** The same as a picture, to be changed and encoded. */
export function sharpFormula(seed: number) {
  const { width, height, pixels } = scribbledFormula(seed);
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}
