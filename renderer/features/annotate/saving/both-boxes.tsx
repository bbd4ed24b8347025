import { growBox, intersectionOf, unionOf } from '#renderer/editor/geometry/box.ts';
import type { Side } from '#renderer/editor/saving/merge-conflict.ts';
import { pageIn } from '#renderer/editor/work/work.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import type { Box } from '#schemas/domain/geometry.ts';
import { useEditorState } from '../editor-context.tsx';
import classes from './both-boxes.module.css';

export interface BothBoxesProps {
  /** Boxes of the two versions, page pixels; null where it was deleted. */
  readonly boxes: Readonly<Record<Side, Box | null>>;
  /** The version that this picture is of. */
  readonly side: Side;
}

/** Around both boxes is shown this share of their longer side, and at least so many page pixels. */
const marginShare = 0.4;
const leastMargin = 12;
/** Longest side of the picture that is asked for, in pixels. */
const pictureSize = 512;

/** The place on the page that two versions of a box are about, with the box of one and, fainter, that of the other. */
export function BothBoxes({ boxes, side }: BothBoxesProps) {
  const page = useEditorState(({ work }) => pageIn(work));
  const part = partAround([boxes.mine, boxes.theirs], page);
  if (part === null) return null;
  const sides: readonly Side[] = side === 'mine' ? ['theirs', 'mine'] : ['mine', 'theirs'];
  return (
    <div className={classes.part} style={{ aspectRatio: `${part.width} / ${part.height}` }}>
      <FormulaThumbnail imageSha256={page.imageSha256} region={part} size={pictureSize} alt="" />
      <svg className={classes.boxes} viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`} aria-hidden>
        {sides.map((each) => {
          const box = boxes[each];
          return box && <rect key={each} {...box} data-is={each === side ? 'this' : 'other'} />;
        })}
      </svg>
    </div>
  );
}

/** The part of the page around boxes, in whole pixels, as pictures of it are cut. */
function partAround(
  boxes: readonly (Box | null)[],
  page: { readonly width: number; readonly height: number },
): Box | null {
  const around = unionOf(boxes.flatMap((box) => box ?? []));
  if (around === null) return null;
  const margin = Math.max(leastMargin, marginShare * Math.max(around.width, around.height));
  const part = intersectionOf(growBox(around, margin), { x: 0, y: 0, width: page.width, height: page.height });
  if (part === null) return null;
  const [x, y] = [Math.floor(part.x), Math.floor(part.y)];
  return { x, y, width: Math.ceil(part.x + part.width) - x, height: Math.ceil(part.y + part.height) - y };
}
