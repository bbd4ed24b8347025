import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTree } from '../lg/check-tree.ts';
import { parseXml } from './parse-xml.ts';
import { relateMathml } from './relate-mathml.ts';

function relate(math: string) {
  const xml = parseXml({ path: 'a', text: `<math>${math}</math>` });
  if (xml.kind === 'refused') throw new Error(xml.reason.message);
  return relateMathml(xml.root);
}

const t = (id: string) => `<mi xml:id="${id}">${id}</mi>`;

/** Relations as `parent Type child`, sorted. */
const written = (math: string) =>
  relate(math)
    .relations.map(({ parent, child, type }) => `${parent} ${type} ${child}`)
    .sort();

test.each([
  [
    'nested rows',
    `<mrow>${t('a')}<mrow>${t('b')}${t('c')}</mrow></mrow>${t('d')}`,
    ['a Right b', 'b Right c', 'c Right d'],
  ],
  ['superscript', `<msup>${t('x')}${t('2')}</msup>${t('y')}`, ['x Right y', 'x Sup 2']],
  ['subscript', `<msub>${t('x')}<mrow>${t('i')}${t('j')}</mrow></msub>`, ['i Right j', 'x Sub i']],
  ['both scripts', `<msubsup>${t('∫')}${t('a')}${t('b')}</msubsup>${t('x')}`, ['∫ Right x', '∫ Sub a', '∫ Sup b']],
  [
    'script of a row',
    `<msup><mrow>${t('(')}${t('x')}${t(')')}</mrow>${t('2')}</msup>`,
    ['( Right x', ') Sup 2', 'x Right )'],
  ],
  [
    'fraction',
    `${t('a')}<mfrac xml:id="bar">${t('1')}<mrow>${t('2')}${t('y')}</mrow></mfrac>${t('b')}`,
    ['2 Right y', 'a Right bar', 'bar Above 1', 'bar Below 2', 'bar Right b'],
  ],
  ['square root', `<msqrt xml:id="√">${t('a')}${t('b')}</msqrt>${t('c')}`, ['a Right b', '√ Inside a', '√ Right c']],
  ['square root of a row', `<msqrt xml:id="√"><mrow>${t('a')}${t('b')}</mrow></msqrt>`, ['a Right b', '√ Inside a']],
  ['root with index', `<mroot xml:id="√">${t('x')}${t('3')}</mroot>`, ['√ Above 3', '√ Inside x']],
  ['limit below', `<munder>${t('lim')}${t('n')}</munder>${t('f')}`, ['lim Below n', 'lim Right f']],
  ['accent', `<mover>${t('x')}${t('-')}</mover>`, ['x Above -']],
  [
    'limits',
    `<munderover>${t('∑')}${t('i')}${t('n')}</munderover>${t('i2')}`,
    ['∑ Above n', '∑ Below i', '∑ Right i2'],
  ],
])('%s', (_, math, expected) => {
  expect(written(math)).toEqual(expected.sort());
});

test('the rows of a table are linked by Below and it stands in its row', () => {
  const cell = (id: string) => `<mtd>${t(id)}</mtd>`;
  const table = `<mtable><mtr>${cell('a')}${cell('b')}</mtr><mtr>${cell('c')}${cell('d')}</mtr></mtable>`;
  expect(written(`${t('[')}${table}${t(']')}`)).toEqual([
    '[ Right a',
    'a Below c',
    'a Right b',
    'b Right ]',
    'c Right d',
  ]);
  expect(relate(table).holdsTable).toBe(true);
});

test('what has no id prints nothing, and spaces and annotations are passed over', () => {
  expect(written(`${t('a')}<mo>&#x2062;</mo><mspace/>${t('b')}`)).toEqual(['a Right b']);
  expect(written(`<semantics><mrow>${t('a')}${t('b')}</mrow><annotation>a b</annotation></semantics>`)).toEqual([
    'a Right b',
  ]);
});

test('an element that the relations cannot say is named, and its parts stay apart', () => {
  const layout = relate(`${t('a')}<mmultiscripts>${t('b')}${t('c')}</mmultiscripts>${t('d')}`);
  expect(layout.unknownElements).toEqual(['mmultiscripts']);
  expect([...layout.symbols.keys()]).toEqual(['a', 'b', 'c', 'd']);
  expect(layout.relations).toEqual([{ parent: 'a', child: 'd', type: 'Right' }]);
});

test('signs have the text of their symbols', () => {
  const { symbols } = relate(`<mfrac xml:id="f">${t('1')}<msqrt xml:id="s">${t('2')}</msqrt></mfrac>`);
  expect([symbols.get('f'), symbols.get('s'), symbols.get('1')]).toEqual(['-', '\\sqrt', '1']);
});

test('every expression gives one tree of all its symbols', () => {
  let next = 0;
  const id = () => `xml:id="n${next++}"`;
  const { expression } = fc.letrec<{ expression: () => string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 5 },
      fc.constant(() => `<mi ${id()}>x</mi>`),
      fc
        .array(tie('expression'), { minLength: 1, maxLength: 4 })
        .map((parts) => () => `<mrow>${parts.map((part) => part()).join('')}</mrow>`),
      fc.tuple(fc.constantFrom('msup', 'msub', 'munder', 'mover'), tie('expression'), tie('expression')).map(
        ([name, a, b]) =>
          () =>
            `<${name}>${a()}${b()}</${name}>`,
      ),
      fc.tuple(fc.constantFrom('msubsup', 'munderover'), tie('expression'), tie('expression'), tie('expression')).map(
        ([name, a, b, c]) =>
          () =>
            `<${name}>${a()}${b()}${c()}</${name}>`,
      ),
      fc.tuple(fc.constantFrom('mfrac', 'mroot'), tie('expression'), tie('expression')).map(
        ([name, a, b]) =>
          () =>
            `<${name} ${id()}>${a()}${b()}</${name}>`,
      ),
      tie('expression').map((a) => () => `<msqrt ${id()}>${a()}</msqrt>`),
    ),
  }));
  fc.assert(
    fc.property(expression, (write) => {
      next = 0;
      const { symbols, relations } = relate(write());
      expect(symbols.size).toBe(next);
      expect(checkTree([...symbols.keys()], relations)).toEqual({ kind: 'tree' });
    }),
  );
});
