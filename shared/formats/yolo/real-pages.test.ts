import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { readClassMap } from '../class-map/read.ts';
import { detect } from '../detect.ts';
import { agreeOnNames } from './class-names.ts';
import { pairYoloSources } from './pair-sources.ts';
import { readYoloPage } from './read.ts';
import { resolveClasses } from './resolve-classes.ts';

const image = { width: 1000, height: 800 };

function readSet(set: string, as: 'symbols' | 'regions') {
  const textOf = (path: string) => readFileSync(realData(set, path), 'utf8');
  const paths = globSync('**/*.*', { cwd: realData(set) }).map((path) => path.replaceAll('\\', '/'));
  const format = detect(
    set,
    paths.map((path) => ({ path, head: path.endsWith('.txt') ? textOf(path).slice(0, 200) : null })),
  );
  const listing = pairYoloSources(paths);
  const lists = listing.classLists.flatMap((path) => {
    const list = readClassMap({ path, text: textOf(path) });
    return list.kind === 'refused' ? [] : [{ path, list }];
  });
  const agreed = agreeOnNames(lists);
  if (agreed.kind === 'refused') throw new Error(agreed.reason.message);
  const resolved = resolveClasses(agreed.names, null, as);
  if (resolved.kind === 'refused') throw new Error(resolved.reason.message);
  const { classes } = resolved;
  const pages = listing.pages.map(({ image: path, labels }) => {
    const text = labels === null ? null : { path: labels, text: textOf(labels) };
    return {
      rows: rowsOf(text?.text ?? ''),
      outcomes: readYoloPage({ image: { path, ...image }, labels: text, classes, as }),
    };
  });
  return { format, listing, pages };
}

/** Rows as numbers, read apart from the reader. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(' ').map(Number));

function boxOf([, ...values]: readonly number[]): Box {
  if (values.length === 4) {
    const [cx = 0, cy = 0, w = 0, h = 0] = values;
    return {
      x: (cx - w / 2) * image.width,
      y: (cy - h / 2) * image.height,
      width: w * image.width,
      height: h * image.height,
    };
  }
  const [x = 0, y = 0, , , right = 0, bottom = 0] = values;
  return {
    x: x * image.width,
    y: y * image.height,
    width: (right - x) * image.width,
    height: (bottom - y) * image.height,
  };
}

function expectBoxes(found: readonly (Box | null | undefined)[], rows: readonly (readonly number[])[]) {
  expect(found).toHaveLength(rows.length);
  for (const [index, row] of rows.entries()) {
    const expected = boxOf(row);
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(found[index]?.[side]).toBeCloseTo(expected[side], 6);
  }
}

describeWithRealData('hme_vas', 'HME-VAS', () => {
  test('is YOLO, and every image has its label file', () => {
    const { format, listing } = readSet('hme_vas', 'symbols');
    expect(format).toEqual({ kind: 'format', format: 'yolo' });
    expect(listing.quarantined).toEqual([]);
    expect(listing.pages.filter(({ labels }) => labels === null)).toEqual([]);
  });

  test('111 pages with all their boxes and labels', () => {
    const { pages } = readSet('hme_vas', 'symbols');
    expect(pages).toHaveLength(111);
    const labels = new Set<string>();
    for (const { rows, outcomes } of pages) {
      const [outcome, problem] = outcomes;
      expect(problem).toBeUndefined();
      if (outcome?.kind !== 'record') throw new Error('no record');
      const symbols = outcome.record.formulas[0]?.symbols ?? [];
      expectBoxes(
        symbols.map(({ extent }) => (extent.kind === 'box' ? extent.box : null)),
        rows,
      );
      for (const { label } of symbols) labels.add(label);
      expect([outcome.record.incomplete, outcome.record.repairs]).toEqual([[], []]);
    }
    expect([...labels].sort()).toEqual(['+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '=', 'c1'].sort());
  });
});

describeWithRealData('formula_pages', 'formula pages', () => {
  test('22 pages with all their regions, inline and isolated', () => {
    const { format, pages } = readSet('formula_pages', 'regions');
    expect(format).toEqual({ kind: 'format', format: 'yolo' });
    expect(pages).toHaveLength(22);
    for (const { rows, outcomes } of pages) {
      const [outcome, problem] = outcomes;
      expect(problem).toBeUndefined();
      if (outcome?.kind !== 'record') throw new Error('no record');
      expectBoxes(
        outcome.record.formulas.map(({ region }) => region),
        rows,
      );
      expect(outcome.record.formulas.map(({ placement }) => placement)).toEqual(
        rows.map(([kind]) => (kind === 0 ? 'inline' : 'isolated')),
      );
    }
  });
});
