import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadSharp } from '#electron/core/imaging/sharp-backend.ts';
import { type IconPicture, icnsOf, icoOf } from './icon-containers.ts';

/** Sides of the pictures that Linux desktops look for, in pixels. */
const linuxSides = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const windowsSides = [16, 24, 32, 48, 64, 128, 256] as const;
const appleSides = [32, 64, 128, 256, 512, 1024] as const;

/** Share of its square that an icon fills on a Mac, by Apple's grid: 824 of 1024 pixels. */
const appleShare = 824 / 1024;

/** Draws the icon of the window on Linux, where the system does not take it from the program. */
export async function drawWindowIcon(svgPath: string, path: string): Promise<void> {
  const { png } = await drawIcon(await readFile(svgPath), 256);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, png);
}

/** Draws what the packages of all systems need, from one SVG: `icon.icns`, `icon.ico`, and `icons/<side>x<side>.png`. */
export async function drawPackageIcons(svgPath: string, folder: string): Promise<void> {
  const svg = await readFile(svgPath);
  const draw = (sides: readonly number[], share = 1) => Promise.all(sides.map((side) => drawIcon(svg, side, share)));
  await mkdir(join(folder, 'icons'), { recursive: true });
  await writeFile(join(folder, 'icon.icns'), icnsOf(await draw(appleSides, appleShare)));
  await writeFile(join(folder, 'icon.ico'), icoOf(await draw(windowsSides)));
  for (const { side, png } of await draw(linuxSides)) {
    await writeFile(join(folder, 'icons', `${side}x${side}.png`), png);
  }
}

/** @param share of the square that the drawing fills, in its middle */
async function drawIcon(svg: Buffer, side: number, share = 1): Promise<IconPicture> {
  const sharp = await loadSharp();
  const inner = Math.round(side * share);
  const before = Math.floor((side - inner) / 2);
  const after = side - inner - before;
  // An SVG is drawn at 72 dots per inch; four times as fine as the picture, so that its edges are smooth.
  const { width } = await sharp(svg).metadata();
  const png = await sharp(svg, { density: (72 * inner * 4) / width })
    .resize(inner, inner)
    .extend({ top: before, left: before, bottom: after, right: after, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  return { side, png };
}
