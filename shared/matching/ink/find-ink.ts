import type { Box } from '#schemas/domain/geometry.ts';
import { type InkComponent, inkComponents } from './components.ts';
import { withoutPaperPrint } from './paper-print.ts';
import { lightOf, type Picture } from './picture.ts';
import { type InkMask, thresholdInk } from './threshold-ink.ts';

/** Ink that is no part of the formula. */
export interface DroppedInk {
  readonly box: Box;
  readonly reason: 'speck' | 'paper-line' | 'border';
}

export interface Ink {
  readonly mask: InkMask;
  readonly components: readonly InkComponent[];
  readonly dropped: readonly DroppedInk[];
  /** Typical width of the pen's mark, in pixels; 0 without ink. */
  readonly strokeWidthPx: number;
}

/** Marks with less ink than this part of a dot of the pen are specks. */
const speckPerDot = 0.35;

/** Finds the ink of a formula in a picture: components, without specks, printed lines of the paper and dark borders. */
export function findInk(picture: Picture): Ink {
  const mask = withoutPaperPrint(thresholdInk(lightOf(picture)));
  const all = inkComponents(mask);
  const strokeWidthPx = strokeWidthOf(all);
  const components: InkComponent[] = [];
  const dropped: DroppedInk[] = [];
  for (const component of all) {
    const reason = reasonToDrop(component, strokeWidthPx, mask);
    if (reason) dropped.push({ box: component.box, reason });
    else components.push(component);
  }
  return { mask, components, dropped, strokeWidthPx };
}

function reasonToDrop(
  { box, area }: InkComponent,
  strokeWidthPx: number,
  { width, height }: InkMask,
): DroppedInk['reason'] | null {
  if (area < speckPerDot * strokeWidthPx * strokeWidthPx) return 'speck';
  const atLeft = box.x <= 1;
  const atRight = box.x + box.width >= width - 1;
  const atTop = box.y <= 1;
  const atBottom = box.y + box.height >= height - 1;
  const thin = 4 * strokeWidthPx;
  if (atLeft && atRight && box.height < Math.max(thin, height / 40)) return 'paper-line';
  if (atTop && atBottom && box.width < Math.max(thin, width / 40)) return 'paper-line';
  if ((atLeft || atRight || atTop || atBottom) && area > 0.5 * box.width * box.height && area > 60 * strokeWidthPx) {
    return 'border';
  }
  return null;
}

/** Twice the area per outline is the width of a long stroke; the median of that over the ink. */
function strokeWidthOf(components: readonly InkComponent[]): number {
  const widths = components
    .map((component) => ({ width: (2 * component.area) / outlineLength(component), weight: component.area }))
    .sort((a, b) => a.width - b.width);
  const total = widths.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const { width, weight } of widths) {
    passed += weight;
    if (2 * passed >= total) return width;
  }
  return 0;
}

/** Pixel sides between ink and paper: two a run, and those above and below that no neighbouring row covers. */
function outlineLength({ runs, area }: InkComponent): number {
  let shared = 0;
  const starts = new Map<number, number>();
  for (let at = 0; at < runs.length; at += 3) {
    const y = runs[at] ?? 0;
    if (!starts.has(y)) starts.set(y, at);
    for (let above = starts.get(y - 1) ?? runs.length; above < runs.length && runs[above] === y - 1; above += 3) {
      const from = Math.max(runs[at + 1] ?? 0, runs[above + 1] ?? 0);
      const to = Math.min(runs[at + 2] ?? 0, runs[above + 2] ?? 0);
      if (to > from) shared += to - from;
    }
  }
  return 2 * (runs.length / 3) + 2 * area - 2 * shared;
}
