import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { lineAt } from '../line-at.ts';
import type { SourceText } from '../source-text.ts';
import { findForbiddenDeclaration } from './xml-declarations.ts';
import type { XmlElement } from './xml-element.ts';
import { decodeReferences } from './xml-references.ts';

export type ParsedXml =
  | { readonly kind: 'document'; readonly root: XmlElement }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Deepest nesting that is read; MathML of handwriting corpora stays below 100. */
const maximumDepth = 512;

const attributesKey = ':@';
const textKey = '#text';
const cdataKey = '#cdata';
const place = XMLParser.getMetaDataSymbol() as symbol;

// Entities are never expanded by the parser: references are decoded here, once, and a document type is refused.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: textKey,
  cdataPropName: cdataKey,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: maximumDepth,
  captureMetaData: true,
  jPath: false,
});

/**
 * Reads a well-formed XML document. All text stays text. Ids are opaque: CROHME's (`\phi_1`, `0:1:`) are no NCNames,
 * so a validating parser would refuse every file. Refused with a reason: an empty file, malformed XML, a document type
 * or entity declaration, an unknown reference, more than one root.
 */
export function parseXml(source: SourceText): ParsedXml {
  const { path, text } = source;
  if (text.trim() === '') {
    return refuse('file-empty', `${path} is empty. Export it again from where it came from.`, { file: path });
  }
  const declaration = findForbiddenDeclaration(text);
  if (declaration !== null) {
    const line = lineAt(text, declaration);
    const message = `${path}, line ${line}: a document type or entity declaration, which is not read because entities can be made to expand without end. Remove it.`;
    return refuse('xml-doctype', message, { file: path, line });
  }
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return malformed(path, verdict.err.msg, verdict.err.line);
  return toDocument(source);
}

function toDocument({ path, text }: SourceText): ParsedXml {
  const unknown: { readonly reference: string; readonly offset: number }[] = [];
  let elements: XmlElement[];
  try {
    const nodes: unknown = parser.parse(text);
    elements = toElements(nodes, (reference, offset) => unknown.push({ reference, offset }));
  } catch (error) {
    return malformed(path, error instanceof Error ? error.message : String(error), null);
  }
  const [strange] = unknown;
  if (strange !== undefined) {
    const line = lineAt(text, strange.offset);
    const message = `${path}, line ${line}: the reference ${strange.reference} is not known. Write the character itself.`;
    return refuse('xml-reference-unknown', message, { file: path, line, reference: strange.reference });
  }
  const [root, second] = elements;
  if (root === undefined) return malformed(path, 'There is no element.', null);
  if (second !== undefined) {
    return malformed(path, 'There is a second element after the end of the first.', lineAt(text, second.offset));
  }
  return { kind: 'document', root };
}

type OnUnknownReference = (reference: string, offset: number) => void;

/** The parser's ordered form: an array of objects with one name each, attributes under a key of their own. */
function toElements(nodes: unknown, onUnknown: OnUnknownReference): XmlElement[] {
  const content = toContent(nodes, 0, onUnknown);
  return content.filter((child) => typeof child !== 'string');
}

function toContent(nodes: unknown, parentOffset: number, onUnknown: OnUnknownReference): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  const content: (XmlElement | string)[] = [];
  for (const node of nodes as readonly Record<string | symbol, unknown>[]) {
    const name = Object.keys(node).find((key) => key !== attributesKey) ?? '';
    if (name === textKey) {
      content.push(decodeReferences(asText(node[textKey]), (reference) => onUnknown(reference, parentOffset)));
    } else if (name === cdataKey) {
      content.push(cdataText(node[cdataKey]));
    } else {
      content.push(toElement(node, name, onUnknown));
    }
  }
  return content;
}

function toElement(node: Record<string | symbol, unknown>, name: string, onUnknown: OnUnknownReference): XmlElement {
  const offset = offsetOf(node[place]);
  const attributes = new Map<string, string>();
  for (const [key, value] of Object.entries(node[attributesKey] ?? {})) {
    const text = decodeReferences(asText(value), (reference) => onUnknown(reference, offset));
    attributes.set(localName(key), text);
  }
  return { name: localName(name), attributes, children: toContent(node[name], offset, onUnknown), offset };
}

function cdataText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes.map((node: Readonly<Record<string, unknown>>) => asText(node[textKey])).join('');
}

/** With number parsing off, the parser gives text as text. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function offsetOf(metaData: unknown): number {
  if (typeof metaData !== 'object' || metaData === null || !('startIndex' in metaData)) return 0;
  return typeof metaData.startIndex === 'number' ? metaData.startIndex : 0;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function malformed(path: string, problem: string, line: number | null): ParsedXml {
  const where = line === null ? path : `${path}, line ${line}`;
  const message = `${where}: no well-formed XML: ${problem} Export the file again or mend it in a text editor.`;
  return refuse('xml-malformed', message, line === null ? { file: path } : { file: path, line });
}

function refuse(code: string, message: string, parameters: Readonly<Record<string, string | number>>): ParsedXml {
  return { kind: 'refused', reason: reason(code, message, parameters) };
}
