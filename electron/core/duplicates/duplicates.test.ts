import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FormulaFilter, PageFilter } from '#schemas/contract/library.ts';
import { DuplicateDecisionId, type PageId } from '#schemas/domain/id.ts';
import { turnHash } from '#shared/split/turned-hash.ts';
import { aFormula, anOperation, aPage, creating, pageId, sha256Number } from '#test/support/builders.ts';
import { sharpFormula } from '#test/support/images/scribbled-formula.ts';
import { actorOf, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { unwatched } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { databaseName } from '../project/project-folder.ts';
import type { Actor } from '../services/actor.ts';
import { undoOperation } from '../services/annotation.ts';
import { Connection } from '../store/sqlite/connection.ts';
import { decideDuplicates, reopenDuplicates } from './decide-duplicates.ts';
import { hashInks } from './hash-inks.ts';
import { listDuplicateGroups } from './list-groups.ts';
import { lookForDuplicates } from './look-for-duplicates.ts';

let project: Project;
let lead: Actor;

const turned = turnHash(0xa245f00d, 0xfb0e697a, { degrees: 90, isNegative: true });

/** Pages 1, 2, 3 and 7 resemble each other, 4 and 5 are equal, 6 resembles nothing, 9 is 8 as a turned negative. */
const hashes = [
  '0000000000000000',
  '0000000000000001',
  '0000000000000003',
  'ffff0000ffff0000',
  'ffff0000ffff0000',
  '0123456789abcdef',
  '0000000000000000',
  'a245f00dfb0e697a',
  turned.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(''),
];

async function bring(numbers: readonly number[]): Promise<void> {
  const patches = numbers.flatMap((number) => [
    creating(aPage(number, { perceptualHash: hashes[number - 1] ?? '0000000000000000' })),
    creating(aFormula(number, { latex: `x_{${number}}` })),
  ]);
  await project.store.commitAll(
    [anOperation(numbers[0] ?? 1, patches, { actor: lead.person.id })],
    numbers.map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' })),
  );
}

beforeEach(async () => {
  project = await newProject();
  lead = await actorOf(project, 3, 'lead');
  await bring([1, 2, 3, 4, 5, 6]);
  await project.store.duplicates.look(1000);
});

const list = (state: 'open' | 'decided', after: string | null = null, limit = 10) =>
  listDuplicateGroups(project, lead, { state, after, limit });
const openPages = async () => (await list('open')).groups.map(({ pages }) => pages.map(numberOf));
const numberOf = (page: PageId) => [1, 2, 3, 4, 5, 6, 7].find((number) => pageId(number) === page) ?? 0;
const filtered = async () => {
  const { items } = await project.store.listPages(PageFilter.parse({ nearDuplicate: true }), null, 50);
  return items.map(({ id }) => numberOf(id));
};
const decide = (numbers: readonly number[], verdict: 'same' | 'different', unusable: readonly number[] = []) =>
  decideDuplicates(project, lead, {
    pages: numbers.map(pageId),
    verdict,
    unusable: unusable.length === 0 ? null : { pages: unusable.map(pageId), reason: 'Near-duplicate' },
  });

describe('near-duplicates', () => {
  it('are grouped, listed in parts, and counted while some are not compared yet', async () => {
    expect(await openPages()).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(await filtered()).toEqual([1, 2, 3, 4, 5]);
    const first = await list('open', null, 1);
    expect([first.total, first.groups.length]).toEqual([2, 1]);
    const second = await list('open', first.next, 1);
    expect([second.groups[0]?.pages.map(numberOf), second.next]).toEqual([[4, 5], null]);
    await bring([7]);
    expect((await list('open')).unseen).toBe(1);
    await project.store.duplicates.look(1000);
    expect(await openPages()).toEqual([
      [1, 2, 3, 7],
      [4, 5],
    ]);
  });

  it('are found by their formulas, also by those that come onto them later', async () => {
    const found = async () => {
      const filter = FormulaFilter.parse({ nearDuplicate: true });
      return (await project.store.listFormulas(filter, null, 50)).items.map(({ latex }) => latex);
    };
    expect(await found()).toEqual(['x_{1}', 'x_{2}', 'x_{3}', 'x_{4}', 'x_{5}']);
    const drawn = [1, 6].map((page) => creating(aFormula(20 + page, { page: pageId(page), latex: `y_{${page}}` })));
    await project.store.commitAll([anOperation(50, drawn, { actor: lead.person.id })], []);
    expect((await found()).toSorted()).toEqual(['x_{1}', 'x_{2}', 'x_{3}', 'x_{4}', 'x_{5}', 'y_{1}']);
  });

  it('are told how they are turned beside the first of their group', async () => {
    await bring([8, 9]);
    await project.store.duplicates.look(1000);
    const [, , group] = (await list('open')).groups;
    expect(group?.shown.map(({ id, turn }) => [id, turn])).toEqual([
      [pageId(8), null],
      [pageId(9), { degrees: 90, isNegative: true }],
    ]);
  });

  it('that are different are near-duplicates no more, and one undo makes them so again', async () => {
    const { operation } = await decide([4, 5], 'different');
    expect(await openPages()).toEqual([[1, 2, 3]]);
    expect(await filtered()).toEqual([1, 2, 3]);
    expect((await list('decided')).groups).toMatchObject([{ decision: { verdict: 'different' } }]);
    await undoOperation(project, lead, operation.id);
    expect(await filtered()).toEqual([1, 2, 3, 4, 5]);
    expect((await list('decided')).total).toBe(0);
  });

  it('that are the same stay near-duplicates, wait for nobody, and wait again when another one comes', async () => {
    await decide([1, 2, 3], 'same');
    expect(await openPages()).toEqual([[4, 5]]);
    expect(await filtered()).toEqual([1, 2, 3, 4, 5]);
    await bring([7]);
    await project.store.duplicates.look(1000);
    expect(await openPages()).toEqual([
      [1, 2, 3, 7],
      [4, 5],
    ]);
    await decide([1, 2, 3, 7], 'same');
    expect((await list('decided')).groups.map(({ pages }) => pages.map(numberOf))).toEqual([[1, 2, 3, 7]]);
  });

  it('that nobody needs become unusable with the decision, in one operation', async () => {
    const unusable = async () =>
      (await project.store.listFormulas(FormulaFilter.parse({ statuses: ['unusable'] }), null, 50)).items.map(
        (formula) => [numberOf(formula.page), formula.unusable],
      );
    const { operation } = await decide([1, 2, 3], 'same', [2, 3]);
    expect(await unusable()).toEqual([
      [2, 'Near-duplicate'],
      [3, 'Near-duplicate'],
    ]);
    await undoOperation(project, lead, operation.id);
    expect(await unusable()).toEqual([]);
    expect(await openPages()).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('are decided about again', async () => {
    const { documents } = await decide([4, 5], 'different');
    const decision = DuplicateDecisionId.parse(documents[0]?.ref.id);
    await reopenDuplicates(project, lead, decision);
    expect(await openPages()).toContainEqual([4, 5]);
    await expect(reopenDuplicates(project, lead, decision)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are decided about by leads alone, and one page stays usable', async () => {
    const annotator = await actorOf(project, 4, 'annotator');
    await expect(
      decideDuplicates(project, annotator, { pages: [pageId(4), pageId(5)], verdict: 'same', unusable: null }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decide([4, 5], 'same', [4, 5])).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(decide([4, 5], 'same', [1])).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('pictures from before their ink was compared', () => {
  /** Two formulas, each with two margins, as a version that hashed no ink had imported them. */
  async function oldProject(before = async (_project: Project) => {}): Promise<Project> {
    const old = await newProject();
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    for (const seed of [1, 2]) {
      await sharpFormula(seed)
        .png()
        .toFile(join(folder, `plain${seed}.png`));
      await sharpFormula(seed)
        .extend({ left: 90, top: 70, background: '#ffffff' })
        .toFile(join(folder, `wide${seed}.png`));
    }
    await importInto(old, [folder]);
    await before(old);
    const connection = new Connection(join(old.path, databaseName));
    connection.execute('UPDATE media SET ink_hash = NULL');
    connection.close();
    return old;
  }

  const groupsOf = async (old: Project) => (await old.store.duplicates.groups()).map(({ pages }) => pages.length);

  it('are hashed once, by the next look or by the checks, and the list says how many are not', async () => {
    const old = await oldProject();
    const actor = await actorOf(old, 3, 'lead');
    const before = await listDuplicateGroups(old, actor, { state: 'open', after: null, limit: 10 });
    expect(before).toMatchObject({ total: 0, withoutInk: 4 });
    await old.store.duplicates.look(1000);
    expect(await groupsOf(old)).toEqual([]);
    const phases: string[] = [];
    const started = old.jobs.start('duplicates', (handle) =>
      lookForDuplicates(old, {
        ...handle,
        progress: (phase, done, total) => phases.push(`${phase} ${done} ${total}`),
      }),
    );
    await old.jobs.whenEnded(started.id);
    expect(phases).toEqual(['hashing-ink 0 4', 'comparing-pictures 0 null']);
    expect(await groupsOf(old)).toEqual([2, 2]);
    expect(await old.store.duplicates.countWithoutInkHash()).toBe(0);
  });

  it('get the hashes that the import had given them', async () => {
    const given = new Map<PageId, string>();
    const old = await oldProject(async ({ store }) => {
      for (const [page, hash] of await store.duplicates.inkHashes()) given.set(page, hash);
    });
    expect(given.size).toBe(4);
    await hashInks(old, unwatched);
    expect(await old.store.duplicates.inkHashes()).toEqual(given);
  });

  it('wait where it is cancelled, and are done where they cannot be read', async () => {
    const old = await oldProject();
    const cancelled = {
      ...unwatched,
      throwIfCancelled: () => {
        throw new Error('cancelled');
      },
    };
    await expect(hashInks(old, cancelled)).rejects.toThrow('cancelled');
    expect(await old.store.duplicates.countWithoutInkHash()).toBe(4);
    for (const { sha256 } of await old.store.duplicates.withoutInkHash(2)) await rm(old.media.pathOf(sha256));
    await hashInks(old, unwatched);
    expect((await old.store.duplicates.inkHashes()).size).toBe(2);
    expect(await old.store.duplicates.countWithoutInkHash()).toBe(0);
  });
});
