import type { LiteElement, LiteNode } from '@mathjax/src/js/adaptors/lite/Element.js';
import type { LiteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import type { Box } from '#schemas/domain/geometry.ts';
import { type Affine, compose, identity, mapBox, parseTransform } from '../outline/affine.ts';
import { clipPath } from '../outline/clip-path.ts';
import { framePath, type Outline, rectanglePath, ringPath } from '../outline/outline.ts';
import type { Drawing } from '../typeset-node.ts';
import { nodeNumberAttribute } from './number-nodes.ts';

/** Thickness of the lines of a table, 0.07 em, which MathJax leaves to its style sheet. */
const tableLineThickness = 70;
/** Font units of MathJax's SVG (1/1000 em, y up) to em with y down. */
const fontUnitsToEm: Affine = { scaleX: 0.001, scaleY: -0.001, x: 0, y: 0 };

/** The drawings of an SVG that MathJax made of numbered nodes, by node number. `formula` is the group of the `math` node. */
export function readDrawings(adaptor: LiteAdaptor, formula: LiteElement): ReadonlyMap<string, readonly Drawing[]> {
  const drawings = new Map<string, Drawing[]>();

  const visit = (node: LiteNode, outer: Affine, owner: string, clip: Box | null): void => {
    const element = asElement(adaptor, node);
    if (!element) return;
    const kind = adaptor.kind(element);
    const transform = parseTransform(attribute(adaptor, element, 'transform') ?? '');
    const add = (drawing: Drawing): void => {
      const list = drawings.get(owner);
      if (list) list.push(drawing);
      else drawings.set(owner, [drawing]);
    };
    if (!transform) return add({ kind: 'other', element: kind });
    const map = compose(outer, transform);
    const character = attribute(adaptor, element, 'data-c');
    switch (kind) {
      case 'g': {
        if (character !== null) {
          const outlines = adaptor.childNodes(element).flatMap((child) => outlinesOf(adaptor, child, map, clip));
          return add({ kind: 'character', character: fromHexadecimal(character), outlines });
        }
        const inner = attribute(adaptor, element, nodeNumberAttribute) ?? owner;
        for (const child of adaptor.childNodes(element)) visit(child, map, inner, clip);
        return;
      }
      case 'svg': {
        const port = viewPort(adaptor, element);
        if (!port) return add({ kind: 'other', element: kind });
        const inner = compose(map, { ...identity, x: port.x - port.viewX, y: port.y - port.viewY });
        const visible = mapBox(inner, { x: port.viewX, y: port.viewY, width: port.width, height: port.height });
        for (const child of adaptor.childNodes(element)) visit(child, inner, owner, visible);
        return;
      }
      case 'path':
        if (character === null) return add({ kind: 'other', element: kind });
        return add({
          kind: 'character',
          character: fromHexadecimal(character),
          outlines: outlinesOf(adaptor, element, outer, clip),
        });
      case 'text': {
        for (const drawing of shapelessCharacters(adaptor, element, map)) add(drawing);
        return;
      }
      case 'ellipse':
        return add(readEllipse(adaptor, element, map));
      case 'rect':
      case 'line': {
        const drawing = readRule(adaptor, element, kind, map);
        if (drawing) add(drawing);
        return;
      }
      default:
        add({ kind: 'other', element: kind });
    }
  };

  visit(formula, fontUnitsToEm, '', null);
  return drawings;
}

function outlinesOf(adaptor: LiteAdaptor, node: LiteNode, outer: Affine, clip: Box | null): Outline[] {
  const element = asElement(adaptor, node);
  if (!element) return [];
  const transform = parseTransform(attribute(adaptor, element, 'transform') ?? '') ?? identity;
  const map = compose(outer, transform);
  const path = attribute(adaptor, element, 'd');
  if (path === null) return adaptor.childNodes(element).flatMap((child) => outlinesOf(adaptor, child, map, clip));
  if (path === '') return [];
  if (!clip) return [{ path, map }];
  // The clipped path is written in font units too, so that its rounding to 0.001 does not show.
  const toFontUnits: Affine = { scaleX: 1000, scaleY: 1000, x: 0, y: 0 };
  const clipped = clipPath(path, compose(toFontUnits, map), mapBox(toFontUnits, clip));
  return clipped === '' ? [] : [{ path: clipped, map: { scaleX: 0.001, scaleY: 0.001, x: 0, y: 0 } }];
}

function readRule(adaptor: LiteAdaptor, element: LiteElement, kind: 'rect' | 'line', map: Affine): Drawing | null {
  const number = (name: string, otherwise = 0) => Number(attribute(adaptor, element, name) ?? otherwise);
  const thickness = number('stroke-width', number('stroke-thickness', tableLineThickness));
  if (kind === 'line') {
    const [x1, y1, x2, y2] = [number('x1'), number('y1'), number('x2'), number('y2')];
    const half = thickness / 2;
    if (x1 !== x2 && y1 !== y2) return { kind: 'other', element: kind };
    return y1 === y2
      ? drawLine({ x: Math.min(x1, x2), y: y1 - half, width: Math.abs(x2 - x1), height: thickness }, 'horizontal', map)
      : drawLine({ x: x1 - half, y: Math.min(y1, y2), width: thickness, height: Math.abs(y2 - y1) }, 'vertical', map);
  }
  if (attribute(adaptor, element, 'data-hitbox') !== null) return null;
  if (attribute(adaptor, element, 'data-bgcolor') !== null) return { kind: 'other', element: 'background' };
  const box: Box = { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  const isFrame = attribute(adaptor, element, 'data-frame') !== null || attribute(adaptor, element, 'fill') === 'none';
  return isFrame
    ? { kind: 'frame', shape: 'rectangle', outline: { path: framePath(box, thickness), map } }
    : drawLine(box, 'horizontal', map);
}

function readEllipse(adaptor: LiteAdaptor, element: LiteElement, map: Affine): Drawing {
  const number = (name: string) => Number(attribute(adaptor, element, name) ?? 0);
  const [x, y, rx, ry] = [number('cx'), number('cy'), number('rx'), number('ry')];
  const box: Box = { x: x - rx, y: y - ry, width: 2 * rx, height: 2 * ry };
  return { kind: 'frame', shape: 'ellipse', outline: { path: ringPath(box, number('stroke-width')), map } };
}

function drawLine(box: Box, direction: 'horizontal' | 'vertical', map: Affine): Drawing {
  return { kind: 'line', direction, outline: { path: rectanglePath(box), map } };
}

/** MathJax sets a run of characters without a shape as text; a character takes about its font size. */
function shapelessCharacters(adaptor: LiteAdaptor, element: LiteElement, map: Affine): readonly Drawing[] {
  const size = Number.parseFloat(attribute(adaptor, element, 'font-size') ?? '') || 1000;
  // Within the text element y points down, and one character is as wide as MathJax's adaptor without fonts assumes.
  const advance = size / 0.884;
  return Array.from(adaptor.textContent(element)).map((character, index) => ({
    kind: 'shapeless',
    character,
    box: mapBox(map, { x: index * advance + 0.04 * size, y: -0.82 * size, width: 0.92 * size, height: 0.92 * size }),
  }));
}

interface ViewPort {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly viewX: number;
  readonly viewY: number;
}

/** The window of a nested `svg`; null where it also scales its content, which MathJax does for equation numbers only. */
function viewPort(adaptor: LiteAdaptor, element: LiteElement): ViewPort | null {
  const [viewX, viewY, viewWidth, viewHeight] = (attribute(adaptor, element, 'viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const width = Number(attribute(adaptor, element, 'width') ?? Number.NaN);
  const height = Number(attribute(adaptor, element, 'height') ?? Number.NaN);
  if (viewX === undefined || viewY === undefined || viewWidth !== width || viewHeight !== height) return null;
  return {
    x: Number(attribute(adaptor, element, 'x') ?? 0),
    y: Number(attribute(adaptor, element, 'y') ?? 0),
    width,
    height,
    viewX,
    viewY,
  };
}

function asElement(adaptor: LiteAdaptor, node: LiteNode): LiteElement | null {
  const isText = adaptor.kind(node).startsWith('#');
  return isText || !('attributes' in node) ? null : node;
}

function attribute(adaptor: LiteAdaptor, element: LiteElement, name: string): string | null {
  const value: unknown = adaptor.getAttribute(element, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : value === true ? 'true' : null;
}

function fromHexadecimal(codePoint: string): string {
  return String.fromCodePoint(Number.parseInt(codePoint, 16));
}
