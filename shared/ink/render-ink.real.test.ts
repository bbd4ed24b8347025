import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { maximumInkSidePx } from './ink-renderer.ts';
import { renderInk } from './render-ink.ts';
import { symbolBox } from './symbol-box.ts';

/** Just enough of InkML for well-formed CROHME files: traces by id, and the traces of each symbol. */
function readInk(path: string) {
  const xml = readFileSync(path, 'utf8');
  const traces = [...xml.matchAll(/<trace\s[^>]*?\bid="([^"]*)"[^>]*>([^<]*)</g)];
  const indexOfId = new Map(traces.map(([, id], index) => [id, index]));
  const strokes = traces.map(([, , text]) =>
    (text ?? '')
      .trim()
      .split(',')
      .filter((point) => point.trim() !== '')
      .map((point) => point.trim().split(/\s+/).map(Number))
      .map(([x, y]) => ({ x: x ?? Number.NaN, y: y ?? Number.NaN })),
  );
  const symbols = xml
    .split('<traceGroup')
    .map((group) => [...group.matchAll(/traceDataRef="([^"]*)"/g)].map(([, id]) => indexOfId.get(id) ?? -1))
    .filter((group) => group.length > 0);
  return { strokes, symbols };
}

describeWithRealData('crohme', 'ink of CROHME', () => {
  const root = realData('crohme', 'inkml');
  const inks = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.inkml'))
    .map((name) => readInk(join(root, name)));

  test('every formula gets a page of sane size, and its median symbol about 48 px', () => {
    expect(inks.length).toBeGreaterThan(1000);
    const medians = inks.map(({ strokes, symbols }) => {
      const rendered = renderInk(strokes, symbols);
      expect(Math.max(rendered.width, rendered.height)).toBeLessThan(maximumInkSidePx);
      const heights = symbols.map((symbol) => symbolBox(rendered.strokeBoxes, symbol).height).sort((a, b) => a - b);
      return heights[Math.floor(heights.length / 2)] ?? 0;
    });
    const close = medians.filter((height) => height >= 36 && height <= 72);
    expect(close.length / medians.length).toBeGreaterThan(0.9);
  });
});
