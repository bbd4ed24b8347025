import { reason } from '#schemas/domain/reason.ts';
import type { BoxedFormula } from './box-formula.ts';
import { findInk } from './ink/find-ink.ts';
import { groupComponents } from './ink/group-components.ts';
import type { Picture } from './ink/picture.ts';
import type { EarlierBoxes } from './keep-boxes.ts';

/** How sure a box is that no LaTeX speaks for: it is somebody's turn to look. */
const confidence = 0.5;

/**
 * Boxes of the ink of a formula without LaTeX: symbols without labels, from left to right, and no relations. Ink that is
 * boxed already gets no other box.
 *
 * @param picture The formula's region alone, upright.
 */
export function boxInk(picture: Picture, { symbols }: EarlierBoxes): BoxedFormula {
  const { components } = findInk(picture);
  const free = components.filter(({ box }) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return !symbols.some(
      ({ box: own }) => x >= own.x && x <= own.x + own.width && y >= own.y && y <= own.y + own.height,
    );
  });
  if (free.length === 0) {
    const message = 'There is no ink in the picture that is not boxed; look whether it is blank.';
    return { ok: false, reason: reason('ink-absent', message) };
  }
  const kept = symbols.map(({ id, label, box }) => ({ key: id, label: label ?? '', box, confidence: 1, kept: id }));
  const fresh = groupComponents(free).map((box, index) => ({
    key: `ink${index + 1}`,
    label: '',
    box,
    confidence,
    kept: null,
  }));
  return { ok: true, symbols: [...kept, ...fresh], relations: [], missing: [], confidence };
}
