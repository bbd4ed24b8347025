import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml } from './parse-xml.ts';
import { childElements, ownText, type XmlElement } from './xml-element.ts';

const parse = (text: string) => parseXml({ path: 'a.inkml', text });
const rootOf = (text: string): XmlElement => {
  const parsed = parse(text);
  if (parsed.kind === 'refused') throw new Error(parsed.reason.message);
  return parsed.root;
};
const refusalOf = (text: string) => {
  const parsed = parse(text);
  return parsed.kind === 'refused' ? parsed.reason : null;
};

test('ids and text stay text, exactly as they are', () => {
  const root = rootOf('<a id="08" xml:id="\\phi_1" n="6.0"> 6.0 </a>');
  expect(root.attributes.get('id')).toBe('\\phi_1');
  expect(root.attributes.get('n')).toBe('6.0');
  expect(ownText(root)).toBe(' 6.0 ');
});

test('namespace prefixes are dropped', () => {
  const root = rootOf('<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:trace/></inkml:ink>');
  expect([root.name, childElements(root, 'trace').length]).toEqual(['ink', 1]);
});

test('children keep their order and comments are no text', () => {
  const root = rootOf('<?xml version="1.0"?><!-- <!DOCTYPE x> --><a>1<b/>2<!-- 3 --><c/><b/></a>');
  expect(root.children.map((child) => (typeof child === 'string' ? child : child.name))).toEqual([
    '1',
    'b',
    '2',
    'c',
    'b',
  ]);
});

test('references are decoded once, in text and in attributes; CDATA is not decoded', () => {
  const root = rootOf('<a x="&lt;&#x3c0;&quot;">&amp;lt; &#960; &gt;<![CDATA[&lt;<b>]]></a>');
  expect(root.attributes.get('x')).toBe('<π"');
  expect(ownText(root)).toBe('&lt; π >&lt;<b>');
});

test('any text comes back through escaping', () => {
  const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const texts = fc.string({ unit: fc.constantFrom('<', '&', '"', "'", '>', ';', '#', 'l', 't', 'π', '\\', ' ') });
  fc.assert(
    fc.property(texts, (text) => {
      const root = rootOf(`<a x="${escape(text)}">.${escape(text)}.</a>`);
      expect(root.attributes.get('x')).toBe(text);
      expect(ownText(root)).toBe(`.${text}.`);
    }),
  );
});

test('an empty file is refused', () => {
  expect(refusalOf('')?.code).toBe('file-empty');
  expect(refusalOf(' \n')?.code).toBe('file-empty');
});

test.each([
  ['<ink>\n<a></b></ink>', 2],
  ['<ink>\n<a>', 1],
  ['<ink>\n\n<a x=1/></ink>', 3],
  ['<ink/>\n<ink/>', 2],
])('malformed XML is refused with its line: %j', (text, line) => {
  expect(refusalOf(text)).toMatchObject({ code: 'xml-malformed', parameters: { file: 'a.inkml', line } });
});

test('text that is no XML is refused', () => {
  expect(refusalOf('SCG_INK\n4\n111')?.code).toBe('xml-malformed');
  expect(refusalOf('<!-- only a comment -->')?.code).toBe('xml-malformed');
});

test('entity expansion is refused before anything is expanded', () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE ink [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n<ink>&b;</ink>`;
  expect(refusalOf(bomb)).toMatchObject({ code: 'xml-doctype', parameters: { line: 2 } });
  expect(refusalOf('<ink><!DOCTYPE x></ink>')?.code).toBe('xml-doctype');
  expect(refusalOf('<ink>\n<!ENTITY x "y"></ink>')).toMatchObject({ code: 'xml-doctype', parameters: { line: 2 } });
});

test('an unknown reference is refused by name', () => {
  expect(refusalOf('<ink>&alpha;</ink>')).toMatchObject({
    code: 'xml-reference-unknown',
    parameters: { reference: '&alpha;' },
  });
  expect(refusalOf('<ink a="&#0;"/>')?.code).toBe('xml-reference-unknown');
});

test('nesting without end is refused and does not bring the program down', () => {
  const depth = 20_000;
  expect(refusalOf('<a>'.repeat(depth) + '</a>'.repeat(depth))?.code).toBe('xml-malformed');
});

test('names that mean something to the language are refused and harm nothing', () => {
  expect(refusalOf('<a __proto__="x"/>')?.code).toBe('xml-malformed');
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});
