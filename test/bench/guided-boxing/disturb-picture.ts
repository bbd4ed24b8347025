import sharp from 'sharp';
import type { BenchFormula } from './bench-formula.ts';

type Picture = BenchFormula['picture'];

/** What other photos have that those at hand have not, each mild; the ink stays where it is, but for the scale. */
export interface Disturbance {
  readonly name: string;
  /** Side of the picture after it, as a part of what it was. */
  readonly scale: number;
  disturb(picture: Picture): Picture | Promise<Picture>;
}

export const disturbances: readonly Disturbance[] = [
  {
    name: 'in a shadow',
    scale: 1,
    disturb: (picture) =>
      mapLight(picture, (value, x, y) => {
        const away = (x + 0.5 * y - 0.7 * picture.width) / (0.05 * picture.width);
        return value * (1 - 0.45 / (1 + Math.exp(-away)));
      }),
  },
  { name: 'on ruled paper', scale: 1, disturb: (picture) => printLines(picture, 0.09, 0.15, false) },
  { name: 'on squared paper', scale: 1, disturb: (picture) => printLines(picture, 0.06, 0.25, true) },
  {
    name: 'with a blue pen',
    scale: 1,
    disturb: (picture) =>
      mapLight(picture, (value, _x, _y, channel) => (channel === 2 ? 255 - 0.35 * (255 - value) : value)),
  },
  { name: 'light on dark', scale: 1, disturb: (picture) => mapLight(picture, (value) => 255 - value) },
  { name: 'as a poor JPEG', scale: 1, disturb: asPoorJpeg },
  { name: 'at half the resolution', scale: 0.5, disturb: (picture) => resize(picture, 0.5) },
];

/** A formula under a disturbance, its truth moved along. */
export async function disturbed(formula: BenchFormula, disturbance: Disturbance): Promise<BenchFormula> {
  const { scale } = disturbance;
  return {
    ...formula,
    picture: await disturbance.disturb(formula.picture),
    symbols: formula.symbols.map(({ label, box }) => ({
      label,
      box: { x: scale * box.x, y: scale * box.y, width: scale * box.width, height: scale * box.height },
    })),
  };
}

function mapLight(
  picture: Picture,
  lightOf: (value: number, x: number, y: number, channel: number) => number,
): Picture {
  const { width, channels } = picture;
  const pixels = picture.pixels.map((value, at) => {
    const pixel = Math.floor(at / channels);
    return Math.max(
      0,
      Math.min(255, Math.round(lightOf(value, pixel % width, Math.floor(pixel / width), at % channels))),
    );
  });
  return { ...picture, pixels };
}

/** Lines of the paper, a little askew: `period` in widths of the picture, `strength` of the light that they take. */
function printLines(picture: Picture, period: number, strength: number, isSquared: boolean): Picture {
  const apart = period * picture.width;
  const thick = Math.max(1, picture.width / 350);
  const isOnLine = (place: number): boolean => ((place % apart) + apart) % apart < thick;
  return mapLight(picture, (value, x, y) =>
    isOnLine(y + 0.02 * x) || (isSquared && isOnLine(x - 0.02 * y)) ? value * (1 - strength) : value,
  );
}

const rawOf = ({ width, height, channels }: Picture) => ({ raw: { width, height, channels } });

async function asPoorJpeg(picture: Picture): Promise<Picture> {
  const jpeg = await sharp(picture.pixels, rawOf(picture)).jpeg({ quality: 25 }).toBuffer();
  const { data, info } = await sharp(jpeg).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { ...picture, channels: info.channels === 1 ? 1 : 3, pixels: new Uint8Array(data) };
}

async function resize(picture: Picture, scale: number): Promise<Picture> {
  const { data, info } = await sharp(picture.pixels, rawOf(picture))
    .resize(Math.round(scale * picture.width))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: picture.channels, pixels: new Uint8Array(data) };
}
