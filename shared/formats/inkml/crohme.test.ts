import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportOutcome } from '#schemas/formats/import-record.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { readClassMap } from '../class-map/read.ts';
import { decodeSourceText } from '../source-text.ts';
import { pairInkSources } from './pair-sources.ts';
import { readInkml } from './read.ts';

const textOf = (set: string, path: string) => readFileSync(realData(set, path), 'utf8');
const listingOf = (set: string) => globSync('**/*.*', { cwd: realData(set) }).map((path) => path.replaceAll('\\', '/'));

function readAll(set: string, believe: 'inkml' | 'lg') {
  const { inks, quarantined } = pairInkSources(listingOf(set));
  const outcomes: { readonly inkml: string; readonly outcome: ImportOutcome }[] = [];
  for (const { inkml, lg } of inks) {
    const decoded = decodeSourceText(inkml, readFileSync(realData(set, inkml)));
    if (decoded.kind === 'undecodable') {
      outcomes.push({
        inkml,
        outcome: { kind: 'quarantined', quarantined: { source: inkml, reason: decoded.reason } },
      });
      continue;
    }
    const graph = lg === null ? null : { path: lg, text: textOf(set, lg) };
    const read = readInkml({ inkml: { path: inkml, text: decoded.text }, lg: graph, believe });
    outcomes.push(...read.map((outcome) => ({ inkml, outcome })));
  }
  const records = outcomes.flatMap(({ inkml, outcome }) =>
    outcome.kind === 'record' ? [{ inkml, ...outcome.record }] : [],
  );
  const refused = outcomes.flatMap(({ outcome }) => (outcome.kind === 'quarantined' ? [outcome.quarantined] : []));
  return { records, refused, unpaired: quarantined };
}

/** Reads a set when the first test asks for it: without the data the tests are collected, but not run. */
function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}

/** File names without folder and extension. */
const stems = (paths: readonly string[]) => new Set(paths.map((path) => basename(path).replace(/\.\w+$/, '')));

describeWithRealData('crohme', 'CROHME', () => {
  const crohme = once(() => {
    const all = readAll('crohme', 'inkml');
    return { ...all, formulas: all.records.flatMap((record) => record.formulas) };
  });

  test('every readable file is a formula with ink, LaTeX and a complete layout', () => {
    const { records, formulas, unpaired } = crohme();
    expect(records).toHaveLength(1168);
    expect(formulas).toHaveLength(1168);
    expect(formulas.filter(({ latex, relations }) => latex === null || relations === null)).toEqual([]);
    expect(records.flatMap(({ incomplete }) => incomplete)).toEqual([]);
    expect(unpaired).toEqual([]);
  });

  test('the two broken files are quarantined with reasons', () => {
    const { refused } = crohme();
    expect(refused.map(({ source, reason }) => `${source}: ${reason.code}`).sort()).toEqual([
      'broken/MfrDB0104.inkml: text-not-decodable',
      'broken/MfrDB3088.inkml: file-empty',
    ]);
  });

  test('there are as many symbols as the files hold symbol groups', () => {
    const { records, formulas } = crohme();
    let groups = 0;
    for (const { inkml } of records) groups += (textOf('crohme', inkml).match(/<traceGroup\b/g) ?? []).length - 1;
    expect(formulas.reduce((sum, { symbols }) => sum + (symbols?.length ?? 0), 0)).toBe(groups);
  });

  test('labels are those of the class list, all 101 of them', () => {
    const classes = readClassMap({ path: 'classes_101.csv', text: textOf('crohme', 'classes_101.csv') });
    if (classes.kind !== 'map') throw new Error('no map');
    const { formulas } = crohme();
    const labels = new Set(formulas.flatMap(({ symbols }) => (symbols ?? []).map(({ label }) => label)));
    expect([...labels].sort()).toEqual([...classes.labels.values()].sort());
  });

  test('strokes in no symbol are those of the list', () => {
    const { records } = crohme();
    const present = stems(records.map(({ inkml }) => inkml));
    const listed = textOf('crohme', 'unassigned_strokes.tsv')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
    const expected = listed.filter(([name = '']) => present.has(name));
    const reported = records.flatMap(({ inkml, repairs }) =>
      repairs
        .filter(({ code }) => code === 'strokes-in-no-symbol')
        .map(({ parameters: { strokes } }) => [basename(inkml, '.inkml'), strokes]),
    );
    const sorted = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).sort();
    expect(sorted(reported)).toEqual(sorted(expected));
    expect(reported.length).toBeGreaterThan(0);
  });

  test('the label graphs that are no trees are mended and reported, and no others', () => {
    const { records } = crohme();
    const present = stems(records.map(({ inkml }) => inkml));
    const expected = textOf('crohme', 'lg_nontree_ids.txt')
      .trim()
      .split(/\s+/)
      .filter((name) => present.has(name));
    const reported = records.filter(({ repairs }) => repairs.some(({ code }) => code.startsWith('layout-')));
    expect(reported.map(({ inkml }) => basename(inkml, '.inkml')).sort()).toEqual(expected.sort());
    expect(reported.length).toBeGreaterThan(0);
  });

  test('relations of the MathML equal those of the label graphs', () => {
    const { records } = crohme();
    const codes = new Set(records.flatMap(({ repairs }) => repairs.map(({ code }) => code)));
    expect([...codes].sort()).toEqual(['inkml-writer-unnamed', 'layout-inherited-relations', 'strokes-in-no-symbol']);
    expect(records.every(({ sources }) => sources.length === 2)).toBe(true);
  });

  test('believing the label graphs gives the same symbols and relations', () => {
    const { formulas } = crohme();
    const count = (list: typeof formulas) => list.reduce((sum, { relations }) => sum + (relations?.length ?? 0), 0);
    const fromGraphs = readAll('crohme', 'lg').records.flatMap((record) => record.formulas);
    expect(count(fromGraphs)).toBe(count(formulas));
  });

  test('writers are those that the files name', () => {
    const { records } = crohme();
    for (const { inkml, writer } of records) {
      const named = /<annotation type="writer">([^<]+)</.exec(textOf('crohme', inkml))?.[1]?.trim();
      expect(writer).toBe(named === 'Unknown' ? null : (named ?? null));
    }
    const nameless = records.filter(({ writer }) => writer === null);
    expect(nameless.some(({ inkml }) => inkml.includes('MathBrush'))).toBe(true);
  });
});

describeWithRealData('crohme2014_no_truth', 'ink without truth', () => {
  test('alone it has no layers', () => {
    for (const inkml of listingOf('crohme2014_no_truth').filter((path) => path.endsWith('.inkml'))) {
      const [outcome] = readInkml({
        inkml: { path: inkml, text: textOf('crohme2014_no_truth', inkml) },
        lg: null,
        believe: 'inkml',
      });
      expect(outcome).toMatchObject({ kind: 'record', record: { formulas: [{ symbols: null, relations: null }] } });
    }
  });

  test('label graphs of the old primitive form give it symbols and whole layouts', () => {
    const { records, refused } = readAll('crohme2014_no_truth', 'lg');
    expect([records.length, refused.length]).toEqual([33, 0]);
    for (const { formulas, incomplete } of records) {
      expect(formulas[0]?.relations?.length).toBe((formulas[0]?.symbols?.length ?? 0) - 1);
      expect(incomplete).toEqual([]);
    }
  });
});

describeWithRealData('lg_examples', 'InkML beside label graphs', () => {
  const examples = once(() => readAll('lg_examples', 'inkml').records);

  test.each(['mroot', 'TrainData2_23_sub_9', 'GT103_em_15', 'RE103_em_15'])(
    '%s agrees with its label graph',
    (name) => {
      const record = examples().find(({ inkml }) => stems([inkml]).has(name));
      expect(record?.sources).toHaveLength(2);
      expect(record?.repairs.filter(({ code }) => code.startsWith('truth-'))).toEqual([]);
      expect(record?.incomplete).toEqual([]);
    },
  );

  test.each([
    ['MfrDB1843_munder', 'Below'],
    ['MfrDB1843_mover', 'Above'],
  ])('%s has its %s', (name, type) => {
    const formula = examples().find(({ inkml }) => stems([inkml]).has(name))?.formulas[0];
    const labelOf = new Map(formula?.symbols?.map(({ key, label }) => [key, label]));
    const found = formula?.relations?.filter((relation) => relation.type === type);
    expect(found?.map(({ parent, child }) => [labelOf.get(parent), labelOf.get(child)])).toEqual([['2', '\\log']]);
  });
});
