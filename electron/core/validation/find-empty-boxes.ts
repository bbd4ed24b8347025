import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Finding } from '#schemas/domain/finding.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { Page } from '#schemas/domain/page.ts';
import { reason } from '#schemas/domain/reason.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { lightOf } from '#shared/matching/ink/picture.ts';
import { type InkMask, thresholdInk } from '#shared/matching/ink/threshold-ink.ts';
import type { FormulaPictures } from '../boxing/formula-picture.ts';
import type { ProjectRules } from './read-rules.ts';

/** Boxes of a formula under which its picture has no ink at all. Boxes beyond the picture are another finding. */
export async function findEmptyBoxes(
  document: AnnotationDocument,
  page: Page,
  pictures: FormulaPictures,
  rules: ProjectRules,
): Promise<readonly Finding[]> {
  const formula = formulaOf(document);
  const symbols = symbolsOf(document);
  if (!formula || formula.unusable !== null || symbols.length === 0) return [];
  const { picture, origin } = await pictures.cut(
    page.imageSha256,
    boundsOf([formula.region, ...symbols.map(({ box }) => box)], page),
  );
  const mask = thresholdInk(lightOf(picture));
  return symbols.flatMap(({ id, symbolClass, box }): Finding[] => {
    if (hasInk(mask, { ...box, x: box.x - origin.x, y: box.y - origin.y })) return [];
    const label = symbolClass === null ? '?' : (rules.labels.get(symbolClass) ?? '?');
    return [
      {
        kind: 'box-empty',
        reason: reason('box-without-ink', `There is no ink in the box of ${label}.`, { label }),
        place: { type: 'formula', page: page.id, formula: formula.id, symbols: [id] },
      },
    ];
  });
}

/** The smallest box around all, inside the page. */
function boundsOf(boxes: readonly Box[], page: Page): Box {
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)));
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)));
  const right = Math.min(page.width, Math.max(...boxes.map((box) => box.x + box.width)));
  const bottom = Math.min(page.height, Math.max(...boxes.map((box) => box.y + box.height)));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

/** Whether a box, in pixels of the mask, holds ink; one that lies beyond the mask is not judged. */
function hasInk({ width, height, ink }: InkMask, box: Box): boolean {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(height, Math.ceil(box.y + box.height));
  if (left >= right || top >= bottom) return true;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if (ink[y * width + x] === 1) return true;
  }
  return false;
}
