import { childElements, ownText, type XmlElement } from '../inkml/xml-element.ts';

/** Text of the first child of this name, spaces around it kept; null where there is none. */
export function childText(element: XmlElement, name: string): string | null {
  const [child] = childElements(element, name);
  return child === undefined ? null : ownText(child);
}

/** Number of the first child of this name; null where there is none or it is no finite number. */
export function childNumber(element: XmlElement, name: string): number | null {
  return finiteNumber(childText(element, name));
}

export function attributeNumber(element: XmlElement, name: string): number | null {
  return finiteNumber(element.attributes.get(name) ?? null);
}

function finiteNumber(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
