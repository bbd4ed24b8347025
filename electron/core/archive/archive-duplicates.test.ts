import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { importActor } from '#test/support/open-projects.ts';
import { decideDuplicates } from '../duplicates/decide-duplicates.ts';
import { readDuplicateDecisions } from '../duplicates/read-decisions.ts';
import type { Project } from '../project/project.ts';

async function pagesOf(project: Project) {
  return (await project.store.pagesAfter(null, 100)).flatMap((document) => pageOf(document) ?? []);
}

async function decide(project: Project, names: readonly string[], verdict: DuplicateVerdict): Promise<void> {
  const pages = (await pagesOf(project)).filter(({ sourceName }) => names.includes(sourceName)).map(({ id }) => id);
  await decideDuplicates(project, importActor, { pages, verdict, unusable: null });
}

/** What was decided, pages by their names. */
async function decided(project: Project): Promise<readonly (readonly [DuplicateVerdict, readonly string[]])[]> {
  const nameOf = new Map((await pagesOf(project)).map(({ id, sourceName }) => [id, sourceName]));
  return (await readDuplicateDecisions(project.store)).map(({ verdict, pages }) => [
    verdict,
    pages.map((page) => nameOf.get(page) ?? page).toSorted(),
  ]);
}

/** An office, and somebody who has taken its archive along: pages a.png to d.png. */
async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  for (const name of ['a', 'b', 'c', 'd']) await addLabelled(office, name, ['x']);
  await takeArchive(away, await archiveOf(office));
  return { office, away };
}

const opposite = ({ differing }: ImportReport) =>
  differing.filter(({ reason }) => reason.code.startsWith('archive-duplicates')).map(({ reason }) => reason.message);

describe('decisions about near-duplicates', () => {
  it('stay as they are here where the archive has the opposite, and are named; the others come', async () => {
    const { office, away } = await exchanged();
    await decide(office, ['a.png', 'b.png'], 'same');
    await decide(away, ['a.png', 'b.png'], 'different');
    await decide(away, ['c.png', 'd.png'], 'different');
    expect(opposite(await takeArchive(office, await archiveOf(away)))).toEqual([
      'work.quotient-archive: a.png, b.png were decided to be different in the archive and to be the same here, and what is decided here stays. Decide about them again under near-duplicates if that is wrong.',
    ]);
    expect(await decided(office)).toEqual([
      ['same', ['a.png', 'b.png']],
      ['different', ['c.png', 'd.png']],
    ]);
    expect(opposite(await takeArchive(away, await archiveOf(office)))).toEqual([
      'work.quotient-archive: a.png, b.png were decided to be the same in the archive and to be different here, and what is decided here stays. Decide about them again under near-duplicates if that is wrong.',
    ]);
    expect(await decided(away)).toHaveLength(2);
  });

  it('are opposite where they share two pages', async () => {
    const { office, away } = await exchanged();
    await decide(office, ['a.png', 'b.png'], 'different');
    await decide(away, ['a.png', 'b.png', 'c.png'], 'same');
    await decide(away, ['b.png', 'd.png'], 'same');
    expect(opposite(await takeArchive(office, await archiveOf(away)))).toHaveLength(1);
    expect(await decided(office)).toEqual([
      ['different', ['a.png', 'b.png']],
      ['same', ['b.png', 'd.png']],
    ]);
  });

  it('follow who decided again, on either side', async () => {
    const { office, away } = await exchanged();
    await decide(office, ['a.png', 'b.png'], 'same');
    await takeArchive(away, await archiveOf(office));
    await decide(away, ['a.png', 'b.png'], 'different');
    expect(opposite(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await decided(office)).toEqual([['different', ['a.png', 'b.png']]]);
    await decide(office, ['a.png', 'b.png'], 'same');
    expect(opposite(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await decided(office)).toEqual([['same', ['a.png', 'b.png']]]);
  });
});
