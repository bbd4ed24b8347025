import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import type { InkComponent } from '#shared/matching/ink/components.ts';
import { findInk } from '#shared/matching/ink/find-ink.ts';
import { realFiles } from '#test/support/real-data.ts';
import type { BenchFormula } from './bench-formula.ts';
import { type SumBox, verticalSumLatex } from './vertical-sum-latex.ts';

/** Photos of vertical sums, with the LaTeX that follows from the rows of their boxes. */
export async function verticalFormulas(isWanted: (name: string) => boolean): Promise<readonly BenchFormula[]> {
  const formulas: BenchFormula[] = [];
  for (const file of (await realFiles('.png', 'hme_vas', 'images')).toSorted()) {
    const name = basename(file, '.png');
    if (!isWanted(name)) continue;
    const decoded = await decodeUpright(await readFile(file), 'accept');
    if (decoded.kind !== 'image') continue;
    const boxes = await readBoxes(dirname(dirname(file)), name, decoded.pixels);
    const latex = verticalSumLatex(boxes);
    if (latex === null) continue;
    const { components } = findInk(decoded.pixels);
    const symbols = boxes.map((box) => ({ label: labelOf(box), box: tightBox(box.box, components) }));
    formulas.push({ name, writer: 'hme_vas', latex, picture: decoded.pixels, symbols });
  }
  return formulas;
}

function labelOf({ name }: SumBox): string {
  return name === 'c1' ? '1' : name === '=' ? '-' : name;
}

/** Boxes of one photo, in its pixels, from the shares that YOLO files hold. */
async function readBoxes(
  root: string,
  image: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<readonly SumBox[]> {
  const names = (await readFile(join(root, 'classes.txt'), 'utf8')).trim().split(/\s+/);
  const text = await readFile(join(root, 'labels', `${image}.txt`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [number = 0, x = 0, y = 0, w = 0, h = 0] = line.trim().split(/\s+/).map(Number);
      const box = { x: (x - w / 2) * width, y: (y - h / 2) * height, width: w * width, height: h * height };
      return { name: names[number] ?? '', box };
    });
}

/** The boxes of that set are loose: the truth is the box of the ink that lies mostly in each. */
function tightBox(loose: Box, components: readonly InkComponent[]): Box {
  const inside = components.filter(({ runs, area }) => {
    let count = 0;
    for (let at = 0; at < runs.length; at += 3) {
      const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
      if (y < loose.y || y >= loose.y + loose.height) continue;
      count += Math.max(0, Math.min(to, loose.x + loose.width) - Math.max(from, loose.x));
    }
    return count > 0.5 * area;
  });
  return inside.reduce<Box | null>((sum, { box }) => unionOf(sum, box), null) ?? loose;
}
