import { expect, test } from 'vitest';
import { decodeSourceText } from './source-text.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('UTF-8 is the rule, and its byte order mark is no text', () => {
  const bytes = new TextEncoder().encode('\ufeff\\pi → π');
  expect(decodeSourceText('a.txt', bytes)).toEqual({ kind: 'text', text: '\\pi → π' });
});

test('UTF-16 is read where it has a byte order mark', () => {
  expect(decodeSourceText('a.txt', Uint8Array.of(0xff, 0xfe, 0x70, 0, 0xc0, 0x03))).toEqual({
    kind: 'text',
    text: 'pπ',
  });
  expect(decodeSourceText('a.txt', Uint8Array.of(0xfe, 0xff, 0, 0x70, 0x03, 0xc0))).toEqual({
    kind: 'text',
    text: 'pπ',
  });
});

test('the encoding of an XML declaration is followed', () => {
  const bytes = latin1('<?xml version="1.0" encoding="ISO-8859-1"?><ink>é</ink>');
  expect(decodeSourceText('a.inkml', bytes)).toMatchObject({ kind: 'text', text: expect.stringContaining('é') });
});

test.each(['euc-kr', 'CP949'])('an XML declaration of %s means the encoding of Korean Windows', (encoding) => {
  const head = latin1(`<?xml version="1.0" encoding="${encoding}"?><name>`);
  // 가똠
  const bytes = Uint8Array.of(...head, 0xb0, 0xa1, 0x8c, 0x63);
  expect(decodeSourceText('a.xml', bytes)).toMatchObject({ kind: 'text', text: expect.stringMatching(/>가똠$/) });
  expect(decodeSourceText('a.xml', Uint8Array.of(...head, 0xff, 0x41))).toMatchObject({
    reason: { code: 'text-not-decodable', parameters: { line: 1 } },
  });
  // Syllables that EUC-KR lacks are text, so the line that is named is behind them.
  expect(decodeSourceText('a.xml', Uint8Array.of(...bytes, 0x0a, 0xff, 0x41))).toMatchObject({
    reason: { code: 'text-not-decodable', parameters: { line: 2 } },
    lossy: expect.stringMatching(/>가똠\n\ufffdA$/),
  });
});

test('a table in CP949 is read, but not where its byte order mark says UTF-8', () => {
  // 수식
  const rows = Uint8Array.of(0xbc, 0xf6, 0xbd, 0xc4, 0x2c, 0x78, 0x0a);
  expect(decodeSourceText('a.csv', rows)).toMatchObject({
    kind: 'text',
    text: '수식,x\n',
    notice: { code: 'text-read-as-cp949' },
  });
  expect(decodeSourceText('a.csv', Uint8Array.of(0xef, 0xbb, 0xbf, ...rows))).toMatchObject({
    reason: { code: 'text-not-decodable', parameters: { line: 1 } },
  });
});

test('bytes that are no text of the encoding are refused with their line', () => {
  const result = decodeSourceText('a.inkml', latin1('<ink>\n<mo>\u00b7</mo></ink>'));
  expect(result).toMatchObject({
    kind: 'undecodable',
    reason: { code: 'text-not-decodable', parameters: { file: 'a.inkml', line: 2 } },
  });
});

test('an encoding that nobody knows is refused by name', () => {
  const result = decodeSourceText('a.inkml', latin1('<?xml version="1.0" encoding="klingon"?><ink/>'));
  expect(result).toMatchObject({
    kind: 'undecodable',
    reason: { code: 'text-encoding-unknown', parameters: { encoding: 'klingon' } },
  });
});

test('a file that is longer than any text is refused with what to do', () => {
  const result = decodeSourceText('instances_train.json', new Uint8Array(2 ** 29));
  expect(result).toEqual({
    kind: 'undecodable',
    reason: {
      code: 'source-text-too-long',
      message:
        'instances_train.json has 537 MB, more text than can be read at once (some 500 MB). Split it into several files, for instance one for each side, and import them together with the pictures.',
      parameters: { file: 'instances_train.json', megabytes: 537 },
    },
  });
});
