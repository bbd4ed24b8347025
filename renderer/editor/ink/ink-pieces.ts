import type { Box } from '#schemas/domain/geometry.ts';
import { areaOf, growBox } from '../geometry/box.ts';
import type { InkOfPart } from './components-in.ts';
import { isInkOf } from './is-ink-of.ts';
import type { ReadLuminance } from './luminance-grid.ts';
import { type RestOfComponent, restOfComponent } from './rest-of-component.ts';
import { typicalSize } from './typical-size.ts';

/** Of the typical size of ink, below which ink that hangs on nothing is a speck. */
const speckShare = 0.08;
/** The same of ink that hangs on boxed ink: below it the box is drawn somewhat too small. */
const restShare = 0.2;
/** A rest that covers less of a stroke of its length is the edge of a stroke that the box cuts along. */
const strokeShare = 0.6;
/** A rest shorter than so many widths of the pen is the end of a stroke. */
const leastWidths = 2;
/** Boxes may keep this far inside their ink, page pixels: its soft edge. */
const softEdge = 1;

/** A box that somebody drew, page pixels. */
export interface DrawnBox {
  readonly box: Box;
  /** A root: ink that stands free in it is somebody else's. */
  readonly isRoot: boolean;
}

/** Ink without specks, page pixels. */
export interface InkPieces {
  /** What no box covers: ink as it hangs together, and what is left of joined ink beside its boxes. */
  readonly free: readonly Box[];
  /** Ink whose boxes leave nothing of it. */
  readonly boxed: readonly Box[];
}

/**
 * Parts ink into what has boxes and what has none, pixel by pixel where ink is boxed in part: symbols that touch each
 * other or a line are one piece of ink, and each of them is to be boxed.
 *
 * @param drawnAt the drawn boxes that touch a box
 */
export function inkPieces(
  { components, threshold }: InkOfPart,
  drawnAt: (box: Box) => readonly DrawnBox[],
  read: ReadLuminance,
): InkPieces {
  const typical = typicalSize(components.map(({ box }) => box));
  const free: Box[] = [];
  const boxed: Box[] = [];
  for (const component of components) {
    if (longerSide(component.box) < speckShare * typical) continue;
    const drawn = drawnAt(component.box)
      .filter(({ box, isRoot }) => !isRoot || isInkOf(component.box, box))
      .map(({ box }) => box);
    if (drawn.length === 0) free.push(component.box);
    else {
      const isWhole = drawn.some((box) => isInside(component.box, growBox(box, softEdge)));
      const rest = isWhole ? [] : symbolsOf(restOfComponent(component, drawn, threshold, read), typical);
      free.push(...rest);
      if (rest.length === 0) boxed.push(component.box);
    }
  }
  return { free, boxed };
}

/** Boxes of the pieces that are large enough to be symbols. */
function symbolsOf({ pieces, penWidth }: RestOfComponent, typical: number): readonly Box[] {
  return pieces.flatMap(({ box, area }) => {
    const length = longerSide(box);
    const isLong = length >= restShare * typical && length >= leastWidths * penWidth;
    return isLong && area >= strokeShare * penWidth * length ? [box] : [];
  });
}

function longerSide({ width, height }: Box): number {
  return Math.max(width, height);
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    areaOf(inner) <= areaOf(outer) &&
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
