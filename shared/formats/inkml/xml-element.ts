/** An element of an XML document. Names are local names: prefixes are dropped, `xml:id` is `id`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Child elements and runs of text, in document order. */
  readonly children: readonly (XmlElement | string)[];
  /** Where the element starts in the text, in UTF-16 units. */
  readonly offset: number;
}

/** Child elements, all of them or those of one name. */
export function childElements(element: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** Elements of one name at any depth below, in document order. */
export function descendantElements(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  collectDescendants(element, name, found);
  return found;
}

function collectDescendants(element: XmlElement, name: string, found: XmlElement[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === name) found.push(child);
    collectDescendants(child, name, found);
  }
}

/** Text directly inside an element, not that of its child elements. */
export function ownText(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}
