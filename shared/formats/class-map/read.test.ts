import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readClassMap } from './read.ts';

const read = (path: string, text: string) => {
  const list = readClassMap({ path, text });
  if (list.kind === 'refused') return list.reason;
  return list.kind === 'names' ? list.names : Object.fromEntries(list.labels);
};

test.each([
  ['a JSON object', 'm.json', '{"0": "\\\\alpha", "c1": "6.0"}'],
  ['JSON under names', 'm.json', '{"names": {"0": "\\\\alpha", "c1": "6.0"}}'],
  ['CSV', 'm.csv', '0,\\alpha\r\nc1,6.0\r\n'],
  ['CSV with a heading and more columns', 'm.csv', 'label,count,class_id\n\\alpha,3,0\n6.0,1,c1\n'],
  ['TSV', 'm.tsv', '0\t\\alpha\nc1\t6.0\n'],
  ['YAML', 'm.yaml', '# map\n0: \\alpha\nc1: 6.0 # text\n'],
  ['YAML under names', 'data.yaml', 'path: .\nnames:\n  0: \'\\alpha\'\n  c1: "6.0"\nnc: 2\n'],
  ['YAML in flow style', 'data.yaml', "names: {0: '\\alpha', c1: 6.0}\n"],
  ['text with arrows', 'm.txt', '0 → \\alpha\nc1 => 6.0\n'],
  ['text with tabs', 'm.txt', '0\t\\alpha\nc1\t6.0\n'],
  ['text with spaces', 'm.txt', '0 \\alpha\nc1 6.0\n'],
])('a map as %s', (_, path, text) => {
  expect(read(path, text)).toEqual({ '0': '\\alpha', c1: '6.0' });
});

test.each([
  ['classes.txt', '08\nno\n\\pi\n,\n'],
  ['obj.names', '08\nno\n\\pi\n,'],
  ['classes.json', '["08", "no", "\\\\pi", ","]'],
  ['data.yaml', 'train: images/train\nnames: [08, no, \'\\pi\', ","]\nnc: 4\n'],
  ['data.yaml', 'names:\n- 08\n- no\n- \\pi\n- ","\nnc: 4\n'],
  ['data.yaml', "names: [08,\n  no, '\\pi',\n  ',']\n"],
])('a list of names, all text: %s', (path, text) => {
  expect(read(path, text)).toEqual(['08', 'no', '\\pi', ',']);
});

test('a label that ends in a control space keeps it', () => {
  expect(read('m.csv', '0,"\\ "\n1, \\ \n')).toEqual({ '0': '\\ ', '1': '\\ ' });
  expect(read('m.txt', '0 → \\ \n1 → x \n')).toEqual({ '0': '\\ ', '1': 'x' });
  expect(read('classes.txt', 'x\n\\ \n')).toEqual(['x', '\\ ']);
});

test('quotes are taken off, doubled ones stay', () => {
  expect(read('m.csv', '0,","\n1,"say ""x"""\n')).toEqual({ '0': ',', '1': 'say "x"' });
  expect(read('m.yaml', "0: ''''\n1: \"\\\\frac\"\n")).toEqual({ '0': "'", '1': '\\frac' });
});

test('characters that PyYAML escapes are those characters, and no LaTeX command is taken for one', () => {
  expect(read('data.yaml', 'names: ["\\u03C0", "\\xD7", "\\U0001D465", "\\uC218\\uC2DD"]\n')).toEqual([
    'π',
    '×',
    '𝑥',
    '수식',
  ]);
  for (const label of ['\\xi', '\\upsilon', '\\Upsilon', '\\u0007', '\\ud800', '\\UFFFFFFFF']) {
    expect(read('m.yaml', `0: "${label}"\n`)).toMatchObject({ code: 'class-map-unreadable' });
  }
});

test.each([
  ['m.json', '{"0": 6.0}', 'no text'],
  ['m.json', '[1, 2]', 'no text'],
  ['m.json', '{', 'no JSON'],
  ['m.json', '"x"', 'neither'],
  ['m.csv', '0,a,b\n', '3 columns'],
  ['m.csv', '0,a\n0,b\n', 'twice'],
  ['m.csv', '0,\n', 'no usable label'],
  ['m.yaml', '0: "\\alpha"\n', 'backslash'],
  ['m.yaml', "0: 'open\n", 'quote is open'],
  ['m.yaml', "names: ['a' 'b']\n", 'comma'],
  ['m.yaml', "names: ['a'\n", 'missing'],
  ['m.yaml', '0 x\n', 'no "class: label"'],
  ['classes.txt', 'a\n\nb\n', 'class 1 has no name'],
  ['m.txt', '0 → a\n1\n', 'no "class → label"'],
  ['m.txt', '', 'empty'],
  ['m.json', '{}', 'no class'],
])('refused with file and reason: %s %j', (path, text, problem) => {
  expect(read(path, text)).toMatchObject({
    code: 'class-map-unreadable',
    message: expect.stringContaining(problem),
    parameters: { file: path },
  });
});

test('the line of a problem is named', () => {
  expect(read('m.csv', '0,a\n1,b\n0,c\n')).toMatchObject({ parameters: { line: 3 } });
  expect(read('m.yaml', 'nc: 1\nnames:\n  0: a\n  1: "\\beta"\n')).toMatchObject({ parameters: { line: 4 } });
});

test('any labels come back through CSV and YAML quotes', () => {
  const labels = fc.array(
    fc.string({ unit: fc.constantFrom('\\', 'a', ',', '"', "'", '#', ':', '[', '}', '0'), minLength: 1 }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(labels, (names) => {
      const map = Object.fromEntries(names.map((name, index) => [`k${index}`, name]));
      const csv = names.map((name, index) => `k${index},"${name.replaceAll('"', '""')}"`).join('\n');
      expect(read('m.csv', csv)).toEqual(map);
      const quoted = names.map((name) => `'${name.replaceAll("'", "''")}'`);
      expect(read('m.yaml', quoted.map((name, index) => `k${index}: ${name}`).join('\n'))).toEqual(map);
      expect(read('m.yaml', `names: [${quoted.join(', ')}]`)).toEqual(names);
    }),
  );
});
