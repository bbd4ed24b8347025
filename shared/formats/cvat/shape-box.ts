import { boxAround } from '../boxes/box-around.ts';
import type { ReadBox } from '../boxes/read-boxes.ts';
import { turnedBox } from '../boxes/turned-box.ts';
import type { XmlElement } from '../inkml/xml-element.ts';
import { type Fault, fault } from '../reading/report.ts';
import { attributeNumber } from '../reading/xml-values.ts';

export type ShapeBox = Pick<ReadBox, 'label' | 'box' | 'around'>;

/** The box around a polygon, `points="x,y;x,y;…"`; null for one that has none. */
export function boxOfPolygon(shape: XmlElement): ShapeBox | null {
  const label = shape.attributes.get('label');
  const points = (shape.attributes.get('points') ?? '').split(';').map((pair) => pair.split(',').map(Number));
  const box = boxAround(points);
  return label === undefined || box === null ? null : { label, box, around: 'polygon' };
}

/** The box around an ellipse that is not turned, or a mask; null for one that has none. */
export function boxOfOutline(shape: XmlElement): ShapeBox | null {
  const label = shape.attributes.get('label');
  const numbers = (names: readonly string[]) => names.map((name) => attributeNumber(shape, name));
  const isRound = shape.name === 'ellipse';
  if (isRound && (attributeNumber(shape, 'rotation') ?? 0) !== 0) return null;
  const [a, b, c, d] = numbers(isRound ? ['cx', 'cy', 'rx', 'ry'] : ['left', 'top', 'width', 'height']);
  if (label === undefined || a == null || b == null || c == null || d == null) return null;
  const box = isRound ? { x: a - c, y: b - d, width: 2 * c, height: 2 * d } : { x: a, y: b, width: c, height: d };
  return { label, box, around: shape.name };
}

/** A box of which CVAT writes the corners before it was turned; why it cannot be read. */
export function boxOfCorners(shape: XmlElement): ShapeBox | Fault {
  const label = shape.attributes.get('label');
  if (label === undefined) return fault('label-missing', 'it has no label');
  const [left, top, right, bottom] = ['xtl', 'ytl', 'xbr', 'ybr'].map((name) => attributeNumber(shape, name));
  if (left == null || top == null || right == null || bottom == null)
    return fault('box-unusable', 'it lacks one of four corners');
  const written = { x: left, y: top, width: right - left, height: bottom - top };
  const { box, isUpright } = turnedBox(written, attributeNumber(shape, 'rotation') ?? 0);
  return { label, box, ...(isUpright ? {} : { around: 'turned box' }) };
}
