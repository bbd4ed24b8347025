import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FormulaFilter, PageFilter, type SideChoice } from '#schemas/contract/library.ts';
import { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import { defaultSplitRatios, type SplitAssignment } from '#schemas/domain/split.ts';
import {
  aFormula,
  anOperation,
  aPage,
  creating,
  formulaId,
  pageId,
  sha256Number,
  ulidOf,
} from '#test/support/builders.ts';
import { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { SqliteStore } from '../sqlite-store.ts';
import { giveWay } from '../steps.ts';
import { usualLimits } from './found.ts';

const split = SplitId.parse(ulidOf(2));
const pages = [1, 2, 3, 4];
const canonicaliserFor = () => ({ version: '1', canonicalise: (latex: string) => latex });
const limits = { ...usualLimits, fewInGroup: 1 };

describe('the sets of a split', () => {
  let connection: Connection;
  let store: SqliteStore;

  beforeEach(async () => {
    connection = new Connection(':memory:', { create: true });
    await migrate(connection, ':memory:');
    store = await SqliteStore.open(connection, canonicaliserFor, { limits });
    const media = pages.map((n) => ({ sha256: sha256Number(n), byteCount: 1, contentType: 'image/png' }));
    const patches = pages.flatMap((n) => [creating(aPage(n, { holds: 'formulas' })), creating(aFormula(n))]);
    await store.commitAll([anOperation(1, patches)], media);
    const grouping = { writer: true, nearDuplicate: false };
    await store.splits.addSplit({ id: split, name: 'Split 1', seed: 1, ratios: defaultSplitRatios, grouping });
  });

  afterEach(() => connection.close());

  const assigned = (n: number, others: Partial<SplitAssignment> = {}): SplitAssignment => ({
    page: pageId(n),
    side: 'train',
    group: 'g',
    ...others,
  });
  const assign = async (...numbers: readonly number[]) =>
    await store.splits.addAssignments(
      split,
      numbers.map((n) => assigned(n)),
    );
  const onSides = async (...sides: readonly SideChoice[]) => {
    const formulas = await store.listFormulas({ ...FormulaFilter.parse({}), sides: [...sides] }, null, 9);
    const found = await store.listPages({ ...PageFilter.parse({}), sides: [...sides] }, null, 9);
    return [formulas.items.map(({ id }) => id), found.items.map(({ id }) => id)];
  };
  const inGroup = async (group: string) =>
    (await store.listFormulas({ ...FormulaFilter.parse({}), groups: [group] }, null, 9)).items.map(({ id }) => id);
  const keptGroups = () =>
    connection.column<[], string>("SELECT space || ' ' || value FROM search_set WHERE attribute = 'group'").all();

  it('are written with it: who asks first has nothing made, and nothing is written', async () => {
    await assign(1, 2);
    await store.splits.addAssignments(split, [assigned(3, { side: 'test', unit: formulaId(3), group: 'h' })]);
    const before = connection.changeCount();
    expect(await onSides('train')).toEqual([
      [formulaId(1), formulaId(2)],
      [pageId(1), pageId(2)],
    ]);
    expect(await onSides('test', 'none')).toEqual([
      [formulaId(3), formulaId(4)],
      [pageId(3), pageId(4)],
    ]);
    expect(await inGroup('g')).toEqual([formulaId(1), formulaId(2)]);
    expect(connection.changeCount()).toBe(before);
  });

  it('have one of a group as soon as it is large, which grows with the split and with what comes onto its pages', async () => {
    await assign(1);
    expect([await inGroup('g'), keptGroups()]).toEqual([[formulaId(1)], []]);
    await assign(2, 3);
    expect(await inGroup('g')).toEqual([1, 2, 3].map(formulaId));
    expect(keptGroups()).toEqual([`formula ${split} g`, `page ${split} g`]);
    await store.commit(anOperation(2, [creating(aFormula(11, { page: pageId(2) }))]));
    await assign(4);
    expect(await inGroup('g')).toEqual([1, 2, 3, 4, 11].map(formulaId));
    expect(await store.checkSearch(() => {})).toEqual([]);
  });

  it('take in what comes while the split is being written', async () => {
    const growing = assign(1, 2);
    // Its groups are counted in the first step, its numbers read in the second.
    await giveWay();
    await store.commit(anOperation(2, [creating(aFormula(11, { page: pageId(2) }))]));
    // Nothing of the split is there yet: it was written around the commit.
    expect(await onSides('train')).toEqual([[], []]);
    await growing;
    expect((await onSides('train'))[0]).toEqual([formulaId(1), formulaId(2), formulaId(11)]);
    expect(await inGroup('g')).toEqual([formulaId(1), formulaId(2), formulaId(11)]);
    expect(await store.checkSearch(() => {})).toEqual([]);
  });

  it('know what the split knew before it came', async () => {
    await store.splits.addAssignments(split, [assigned(5), assigned(6, { unit: formulaId(6), side: 'test' })]);
    const media = [5, 6].map((n) => ({ sha256: sha256Number(n), byteCount: 1, contentType: 'image/png' }));
    const patches = [5, 6].flatMap((n) => [creating(aPage(n, { holds: 'formulas' })), creating(aFormula(n))]);
    await store.commitAll([anOperation(2, patches)], media);
    expect(await onSides('train')).toEqual([[formulaId(5)], [pageId(5)]]);
    expect(await onSides('test')).toEqual([[formulaId(6)], [pageId(6)]]);
    expect(await inGroup('g')).toEqual([formulaId(5), formulaId(6)]);
    expect(await store.checkSearch(() => {})).toEqual([]);
  });

  it('are not there where the split could not be written', async () => {
    await assign(1);
    await expect(assign(2, 1)).rejects.toThrow(/UNIQUE/);
    expect(await onSides('train')).toEqual([[formulaId(1)], [pageId(1)]]);
    expect(keptGroups()).toEqual([]);
    expect(await store.checkSearch(() => {})).toEqual([]);
  });

  it('are made for a file of an older program, in steps that it tells of, and missed by the check where they are lost', async () => {
    await assign(1, 2, 3);
    const lose = `DELETE FROM search_block WHERE key / 1048576 IN
      (SELECT id FROM search_set WHERE attribute IN ('split', 'group'));`;
    connection.execute(lose);
    // Three formulas and three pages, each missed on its side and in its group.
    expect((await store.checkSearch(() => {})).map(({ parameters }) => parameters)).toEqual([
      { space: 'page', by: 'split', items: 6 },
      { space: 'formula', by: 'split', items: 6 },
    ]);
    connection.execute(
      `UPDATE derivation SET version = '4' WHERE name = 'search';
       INSERT INTO derivation (name, version) VALUES ('formula split ${split}', '2'), ('page group ${split} g', '2')`,
    );
    const told: string[] = [];
    store = await SqliteStore.open(connection, canonicaliserFor, {
      limits,
      report: ({ phase, done, total }) => told.push(`${phase} ${done} of ${total}`),
    });
    expect(told.at(-1)).toBe('preparing-search 3 of 3');
    expect(await onSides('train')).toEqual([[1, 2, 3].map(formulaId), [1, 2, 3].map(pageId)]);
    expect(await inGroup('g')).toEqual([1, 2, 3].map(formulaId));
    expect(await store.checkSearch(() => {})).toEqual([]);
    expect(connection.column<[], string>('SELECT name FROM derivation ORDER BY 1').all()).not.toContain(
      `formula split ${split}`,
    );
  });

  it('stand beside that of a release, which is written with it too', async () => {
    const release = ReleaseId.parse(ulidOf(3));
    const version = { hash: sha256Number(9), document: '{}' };
    await store.releases.addVersions([version]);
    await store.releases.addRelease({
      release: {
        id: release,
        number: 1,
        name: 'Release 1',
        note: '',
        split,
        contentSha256: sha256Number(8),
        createdAt: '2026-11-22T00:00:00.000Z',
        canonicaliserVersion: '1',
        counts: { pages: 2, formulas: 1, symbols: 0, bySide: { train: 1, validation: 0, test: 0 } },
      },
      classes: [],
      newAssignments: [assigned(1), assigned(2)],
      items: [
        { type: 'formula', id: formulaId(1), page: pageId(1), side: 'train', version: version.hash },
        { type: 'page', id: pageId(2), page: pageId(2), side: 'train', version: version.hash },
      ],
      context: '{}',
      leftOpen: null,
    });
    const found = async () => {
      const formulas = await store.listFormulas({ ...FormulaFilter.parse({}), release }, null, 9);
      const ofPages = await store.listPages({ ...PageFilter.parse({}), release }, null, 9);
      return [formulas.items.map(({ id }) => id), ofPages.items.map(({ id }) => id)];
    };
    const before = connection.changeCount();
    expect(await found()).toEqual([[formulaId(1)], [pageId(1), pageId(2)]]);
    expect(await onSides('train')).toEqual([[1, 2].map(formulaId), [1, 2].map(pageId)]);
    expect(connection.changeCount()).toBe(before);
    // As an older program left it.
    connection.execute(`DELETE FROM derivation WHERE name LIKE '% release %';
      DELETE FROM search_block WHERE key / 1048576 IN (SELECT id FROM search_set WHERE attribute = 'release');`);
    expect(await found()).toEqual([[formulaId(1)], [pageId(1), pageId(2)]]);
  });
});
