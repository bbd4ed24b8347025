import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { PersonId } from '#schemas/domain/id.ts';
import type { Person } from '#schemas/domain/person.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { importActor, importInto } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitSchema } from '../services/schema.ts';
import { addingRecord, readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';

async function people(project: Project): Promise<readonly Person[]> {
  return (await project.store.schemaRecords()).flatMap(({ record }) => (record.kind === 'person' ? [record] : []));
}

async function personOf(project: Project, name: string): Promise<Person> {
  const found = (await people(project)).find((one) => one.name === name);
  if (!found) throw new Error(`There is no person ${name}.`);
  return found;
}

async function addPerson(project: Project, name: string, role: Person['role']): Promise<void> {
  const id = PersonId.parse(project.runtime.newId());
  await commitSchema(project, importActor, [addingRecord({ kind: 'person', id, name, role, retired: false })]);
}

async function change(project: Project, name: string, members: Partial<Person>): Promise<void> {
  const view = await readSchemaView(project.store);
  await commitSchema(project, importActor, [setMembers(view, await personOf(project, name), members)]);
}

/** An office with a lead and an annotator of its own, and somebody who has taken its archive along. */
async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  await addPerson(office, 'Ann', 'annotator');
  await addPerson(office, 'Kim', 'lead');
  await takeArchive(away, await archiveOf(office));
  return { office, away };
}

const said = (list: ImportReport['differing']) => list.map(({ reason }) => [reason.code, reason.parameters['name']]);

describe('people of an archive', () => {
  it('may do here what they may do here, and what differs is named once', async () => {
    const { office, away } = await exchanged();
    await change(away, 'Ann', { role: 'lead', name: 'Anna' });
    await change(away, 'Kim', { role: 'annotator' });
    const archive = await archiveOf(away);
    const { differing } = await takeArchive(office, archive);
    expect(said(differing)).toEqual([
      ['archive-role-kept', 'Anna'],
      ['archive-role-kept', 'Kim'],
      ['archive-schema-history', undefined],
    ]);
    expect(differing[0]?.reason.message).toBe(
      'work.quotient-archive: the role of Anna is lead in the archive and annotator here; what people may do is decided here, so it stays. Change it under People if that is meant.',
    );
    expect([await personOf(office, 'Anna'), await personOf(office, 'Kim')]).toMatchObject([
      { role: 'annotator' },
      { role: 'lead' },
    ]);
    expect(said((await takeArchive(office, archive)).differing)).not.toContainEqual(['archive-role-kept', 'Anna']);
  });

  it('stay in use here where they were retired there, whoever imports the archive among them', async () => {
    const { office, away } = await exchanged();
    await change(away, 'Kim', { retired: true });
    await addLabelled(away, 'second', ['x']);
    const kim = { person: await personOf(office, 'Kim'), isOwner: false };
    const { job, report } = await importInto(office, [await archiveOf(away)], {}, kim);
    expect(job.error).toBeNull();
    expect(report.imported.pages).toBe(1);
    expect(said(report.differing)).toContainEqual(['archive-person-retired-there', 'Kim']);
    expect(await personOf(office, 'Kim')).toMatchObject({ retired: false });
  });

  it('stay retired where they were here, and are named', async () => {
    const { office, away } = await exchanged();
    await change(office, 'Ann', { retired: true });
    await change(away, 'Ann', { retired: true });
    await takeArchive(office, await archiveOf(away));
    await change(away, 'Ann', { retired: false });
    const { differing } = await takeArchive(office, await archiveOf(away));
    expect(said(differing)).toContainEqual(['archive-person-retired-here', 'Ann']);
    expect(await personOf(office, 'Ann')).toMatchObject({ retired: true });
  });

  it('are one where their names differ by case and spaces alone, and are named', async () => {
    const [office, away] = [await ownProject(), await ownProject()];
    await addPerson(office, 'Lee Min', 'annotator');
    await addPerson(away, 'leemin', 'lead');
    await addLabelled(away, 'first', ['x']);
    const report = await takeArchive(office, await archiveOf(away));
    expect(report.imported.pages).toBe(1);
    expect(report.repaired.map(({ reason }) => [reason.code, reason.parameters])).toEqual([
      ['archive-people-alike', expect.objectContaining({ there: 'leemin', here: 'Lee Min' })],
    ]);
    expect(await personOf(office, 'Lee Min')).toMatchObject({ role: 'annotator' });
    expect((await people(office)).map(({ name }) => name)).not.toContain('leemin');
  });

  it('keep their name where one who is here is called so but for case', async () => {
    const { office, away } = await exchanged();
    await change(away, 'Ann', { name: 'Lina' });
    await addPerson(office, 'lina', 'annotator');
    const { differing } = await takeArchive(office, await archiveOf(away));
    expect(differing.map(({ reason }) => reason.code)).toContain('merge-conflict');
    await personOf(office, 'Ann');
  });

  it('who are new and may do more than annotate are named with what they may do', async () => {
    const { office, away } = await exchanged();
    await addPerson(away, 'Park', 'lead');
    await addPerson(away, 'Choi', 'annotator');
    const report = await takeArchive(office, await archiveOf(away));
    expect(said(report.repaired)).toEqual([['archive-person-arrived', 'Park']]);
    expect(report.repaired[0]?.reason.message).toBe(
      'work.quotient-archive: Park is new here and came along as a lead. Change the role under People if that is not meant.',
    );
    expect(await personOf(office, 'Park')).toMatchObject({ role: 'lead' });
  });
});
