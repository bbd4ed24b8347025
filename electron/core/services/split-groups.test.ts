import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SplitId } from '#schemas/domain/id.ts';
import { defaultSplitRatios } from '#schemas/domain/split.ts';
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
import { createProject } from '../project/open-project.ts';
import type { Project } from '../project/project.ts';
import { systemRuntime } from '../project/runtime.ts';
import { listSplitGroups } from './split-groups.ts';

const writers = ['kim', 'kim', 'kim', 'lee', 'lee', null, null];
const [older, newest] = [1, 2].map((n) => SplitId.parse(ulidOf(n)));

describe('listSplitGroups', () => {
  let folder: string;
  let project: Project;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quotient-groups-'));
    project = await createProject(join(folder, 'p'), { name: 'P', personName: 'Kim' }, systemRuntime());
    const { store } = project;
    const patches = writers.flatMap((writer, n) => [
      creating(aPage(n + 1, { writer, sourceName: `page-${n + 1}.png`, holds: 'formulas' })),
      creating(aFormula(n + 1)),
    ]);
    const media = writers.map((_, n) => ({ sha256: sha256Number(n + 1), byteCount: 1, contentType: 'image/png' }));
    await store.commitAll([anOperation(100, patches)], media);
  });

  afterEach(async () => {
    await project.close();
    rmSync(folder, { recursive: true });
  });

  it('tells that there is no split', async () => {
    expect(await listSplitGroups(project, { split: null, text: '', named: ['x'] })).toEqual({
      split: null,
      groups: [],
    });
  });

  it('offers the largest first, what is named before them, and by a text those of pages and writers that hold it', async () => {
    const { splits } = project.store;
    if (!older || !newest) throw new Error('no splits');
    for (const id of [older, newest]) {
      // oxlint-disable-next-line no-await-in-loop -- the newest is added last
      await splits.addSplit({
        id,
        name: id,
        seed: 1,
        ratios: defaultSplitRatios,
        grouping: { writer: true, nearDuplicate: false },
      });
    }
    await splits.addAssignments(newest, [
      ...[1, 2, 3].map((n) => ({ page: pageId(n), side: 'train' as const, group: 'of kim' })),
      ...[4, 5].map((n) => ({ page: pageId(n), unit: formulaId(n), side: 'test' as const, group: 'of lee' })),
      { page: pageId(6), side: 'validation', group: 'alone' },
    ]);
    const kim = { group: 'of kim', side: 'train', pages: 3, sourceName: 'page-1.png', writer: 'kim' };
    const lee = { group: 'of lee', side: 'test', pages: 2, sourceName: 'page-4.png', writer: 'lee' };
    const alone = { group: 'alone', side: 'validation', pages: 1, sourceName: 'page-6.png', writer: null };
    const groups = async (text: string, named: readonly string[] = [], split: SplitId | null = null) =>
      (await listSplitGroups(project, { split, text, named })).groups;
    expect(await groups('')).toEqual([kim, lee]);
    expect(await groups('', ['alone', 'unknown', 'of lee'])).toEqual([alone, lee, kim]);
    expect(await groups('PAGE-5')).toEqual([lee]);
    expect(await groups('page-6')).toEqual([alone]);
    expect(await groups('Ki')).toEqual([kim]);
    expect(await groups('page-7')).toEqual([]);
    expect(await groups('', [], older)).toEqual([]);
  });

  it('counts whole pages and single formulas of a group together, also where neither alone makes it a large one', async () => {
    const { splits } = project.store;
    if (!newest) throw new Error('no split');
    const grouping = { writer: true, nearDuplicate: false };
    await splits.addSplit({ id: newest, name: 'newest', seed: 1, ratios: defaultSplitRatios, grouping });
    const pages = (group: string, ...numbers: readonly number[]) =>
      numbers.map((n) => ({ page: pageId(n), side: 'train' as const, group }));
    const formulas = (group: string, ...numbers: readonly number[]) =>
      pages(group, ...numbers).map((one, at) => ({ ...one, unit: formulaId(numbers[at] ?? 0) }));
    await splits.addAssignments(newest, [
      ...pages('one of each', 1),
      ...formulas('one of each', 2),
      ...pages('alone', 3),
    ]);
    expect(await splits.largestGroups(newest, 9)).toEqual(['one of each']);
    await splits.addAssignments(newest, [
      ...pages('pages', 11, 12, 13),
      ...formulas('formulas', 21, 22, 23),
      ...pages('both', 31, 32),
      ...formulas('both', 33, 34),
    ]);
    expect(await splits.largestGroups(newest, 1)).toEqual(['both']);
    expect(await splits.largestGroups(newest, 9)).toEqual(['both', 'formulas', 'pages', 'one of each']);
  });
});
