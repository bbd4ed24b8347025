import { type BoxAttributes, readAttributes } from '../boxes/attributes.ts';
import { childElements, descendantElements, ownText, type XmlElement } from '../inkml/xml-element.ts';

/** @param chosen names of attributes that nobody can write into */
export function readCvatAttributes(element: XmlElement, chosen: ReadonlySet<string>): BoxAttributes {
  const all = childElements(element, 'attribute').map((attribute) => {
    return { name: attribute.attributes.get('name') ?? '?', value: ownText(attribute) };
  });
  return readAttributes(all, chosen);
}

/** Names of the attributes of which a task says that they are chosen, ticked or numbers, and none is written. */
export function chosenAttributes(metas: readonly XmlElement[]): ReadonlySet<string> {
  const written = new Set<string>();
  const chosen = new Set<string>();
  for (const attribute of metas.flatMap((meta) => descendantElements(meta, 'attribute'))) {
    const [name = '', type = ''] = ['name', 'input_type'].map((part) =>
      childElements(attribute, part).map(ownText).join('').trim(),
    );
    if (type !== '') (type === 'text' ? written : chosen).add(name);
  }
  return new Set([...chosen].filter((name) => !written.has(name)));
}
