import { expect, it } from 'vitest';
import { formulaOf } from '#shared/annotation/document.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { formulasOf, setFormula } from '#test/support/offline-edits.ts';
import { openArchive } from '../../proving/open-archive.ts';
import { ArchiveLog } from '../archive-log.ts';
import { ArchivedBases } from './archived-bases.ts';

it('keeps of what an archive took from here only what was worked on there', async () => {
  const [office, away] = [await ownProject(), await ownProject()];
  for (const name of ['first', 'second']) await addLabelled(office, name, ['x', 'y']);
  const [changed = '', same = ''] = (await formulasOf(office)).map(({ ref }) => ref.id);
  await setFormula(office, changed, { latex: 'office' });
  await takeArchive(away, await archiveOf(office));
  await setFormula(away, changed, { latex: 'away' });
  const path = await archiveOf(away);
  const found: (readonly (string | undefined)[])[] = [];
  const job = office.jobs.start('archive', async (handle) => {
    const archive = await openArchive(path, handle);
    const log = await ArchiveLog.read(archive.lines('history/operation-'), office, new Map());
    const bases = await ArchivedBases.read('away', archive.lines('bases/'), office, log);
    for (const id of [changed, same]) {
      found.push(bases.own(id).map(({ document }) => formulaOf(document)?.latex));
    }
  });
  expect((await office.jobs.whenEnded(job.id)).error).toBeNull();
  expect(found).toEqual([['office'], []]);
});
