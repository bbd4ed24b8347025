import { expect, test } from 'vitest';
import { inkmlText } from '#test/support/inkml-text.ts';
import { parseXml } from './parse-xml.ts';
import { readTraces } from './read-traces.ts';

function tracesOf(text: string) {
  const source = { path: 'a.inkml', text };
  const xml = parseXml(source);
  if (xml.kind === 'refused') throw new Error(xml.reason.message);
  return readTraces(xml.root, source);
}

const strokesOf = (parts: Parameters<typeof inkmlText>[0]) => {
  const read = tracesOf(inkmlText(parts));
  return read.kind === 'traces' ? read.traces.strokes : read.reason.code;
};
const format = (...channels: readonly string[]) =>
  `<traceFormat>${channels.map((name) => `<channel name="${name}" type="decimal"/>`).join('')}</traceFormat>`;

test('points are x y, with or without a traceFormat, a time or a comma at the end', () => {
  expect(strokesOf({ traces: ['\n1 2, -3.5 4e1,\n'] })).toEqual([
    [
      { x: 1, y: 2 },
      { x: -3.5, y: 40 },
    ],
  ]);
  expect(strokesOf({ traces: ['1 2 100, 3 4 200'] })).toEqual([
    [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
  ]);
});

test('a dot is a stroke of one point', () => {
  expect(strokesOf({ traces: ['7 8'] })).toEqual([[{ x: 7, y: 8 }]]);
});

test('channels are found by name', () => {
  expect(strokesOf({ format: format('T', 'Y', 'F', 'X'), traces: ['100 2 0.5 1'] })).toEqual([[{ x: 1, y: 2 }]]);
});

test('a format without X or Y, and two formats that differ, are refused', () => {
  expect(strokesOf({ format: format('X', 'F') })).toBe('inkml-channel-missing');
  expect(strokesOf({ format: format('X', 'Y') + format('Y', 'X') })).toBe('inkml-several-formats');
});

test.each(['1 2, 3', '1 NaN', '1 2, x y', '1 Infinity', "1 2, '1 '1", '0x1 2'])(
  'a point that is no numbers is refused: %s',
  (points) => {
    expect(strokesOf({ traces: [points] })).toBe('inkml-point-unreadable');
  },
);

test('the refusal names trace, point and line', () => {
  const read = tracesOf(inkmlText({ traces: ['1 2', '1 2, 3 nan'] }));
  expect(read).toMatchObject({
    reason: { parameters: { file: 'a.inkml', trace: '1', point: 2, line: 6, text: '3 nan' } },
  });
});

test('empty traces are left out and reported; traces of lifted pens are no ink', () => {
  const read = tracesOf(
    '<ink><trace id="0"></trace><trace id="1" type="penUp">1 1</trace><trace id="2">5 6</trace></ink>',
  );
  expect(read).toMatchObject({
    kind: 'traces',
    traces: { strokes: [[{ x: 5, y: 6 }]], names: ['2'], repairs: [{ code: 'inkml-trace-empty' }] },
  });
});

test('ink without traces, and two traces of one id, are refused', () => {
  expect(strokesOf({ traces: [] })).toBe('inkml-without-ink');
  expect(tracesOf('<ink><trace id="0">1 1</trace><trace id="0">2 2</trace></ink>')).toMatchObject({
    reason: { code: 'inkml-trace-id-twice' },
  });
});

test('very many traces are read', () => {
  expect(strokesOf({ traces: Array.from({ length: 150_000 }, () => '1 1') })).toHaveLength(150_000);
});
