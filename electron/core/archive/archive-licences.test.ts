import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { unknownLicence } from '#schemas/domain/source-licence.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { addPage } from '#test/support/archived-splits.ts';
import { archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { pageId } from '#test/support/builders.ts';
import type { Project } from '../project/project.ts';

const free = { licence: 'CC-BY-4.0', attribution: 'Kim', address: '' };

async function licenceOf({ store }: Project, batch: string | null) {
  const found = (await store.sources.batches()).find((one) => one.batch === batch);
  return found && { licence: found.licence, attribution: found.attribution, address: found.address };
}

const licencesIn = ({ differing }: ImportReport) =>
  differing.flatMap(({ reason: { code, parameters } }) => (code.includes('licence') ? [[code, parameters]] : []));

/** A project with one page in an import of some name. */
async function withImport(number: number, batch: string | null): Promise<Project> {
  const project = await ownProject();
  await addPage(project, number, { batch });
  return project;
}

describe.each([
  ['scans', '', { batch: 'scans' }],
  [null, 'unnamed-', {}],
])('licences of imports that both projects call %s', (batch, code, parameters) => {
  it('are set for no page of this project of which nobody said one', async () => {
    const office = await withImport(501, batch);
    await office.store.sources.setLicence(batch, free);
    const away = await withImport(502, batch);
    const archive = await archiveOf(office);
    for (const _time of ['first', 'again']) {
      expect(licencesIn(await takeArchive(away, archive))).toEqual([[`archive-licence-${code}not-taken`, parameters]]);
      expect(await licenceOf(away, batch)).toEqual(unknownLicence);
    }
    await away.store.sources.setLicence(batch, free);
    expect(licencesIn(await takeArchive(away, archive))).toEqual([]);
  });

  it('are named where pages of the archive come to stand under them', async () => {
    const office = await withImport(501, batch);
    const away = await withImport(502, batch);
    await away.store.sources.setLicence(batch, free);
    const archive = await archiveOf(office);
    expect(licencesIn(await takeArchive(away, archive))).toEqual([[`archive-licence-${code}joined`, parameters]]);
    expect(await licenceOf(away, batch)).toEqual(free);
    expect(licencesIn(await takeArchive(away, archive))).toEqual([]);
  });

  it('are taken for pages that are the archive’s, also where they were here before', async () => {
    const office = await withImport(501, batch);
    const away = await ownProject();
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    await office.store.sources.setLicence(batch, free);
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await licenceOf(away, batch)).toEqual(free);
    await away.store.sources.setLicence(batch, { ...free, licence: 'CC0-1.0' });
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([
      [`archive-licence-${code}differs`, parameters],
    ]);
  });

  it('keep apart what stands under different ones, however often it goes back and forth', async () => {
    const office = await withImport(501, batch);
    await office.store.sources.setLicence(batch, free);
    const away = await withImport(502, batch);
    const own = { ...free, licence: 'CC0-1.0' };
    await away.store.sources.setLicence(batch, own);
    const name = batch === null ? 'Test' : `${batch} (Test)`;
    const imports = async (project: Project) => {
      const documents = await project.store.getDocuments(
        [501, 502].map((page) => ({ type: 'page', id: pageId(page) })),
      );
      return documents.map((document) => pageOf(document)?.batch);
    };
    const archive = await archiveOf(office);
    const apart = [[`archive-licence-${code}apart`, { ...parameters, name }]];
    for (const named of [apart, []]) {
      expect(licencesIn(await takeArchive(away, archive))).toEqual(named);
      expect(await imports(away)).toEqual([name, batch]);
      expect(await licenceOf(away, name)).toEqual(free);
      expect(await licenceOf(away, batch)).toEqual(own);
    }
    // Both are called alike, and so is what each of them took from the other.
    const back = `${name} 2`;
    const parted = [[`archive-licence-${code}apart`, { ...parameters, name: back }]];
    expect(licencesIn(await takeArchive(office, await archiveOf(away)))).toEqual(parted);
    expect(await imports(office)).toEqual([batch, back]);
    expect(await licenceOf(office, batch)).toEqual(free);
    expect(await licenceOf(office, back)).toEqual(own);
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await imports(away)).toEqual([name, batch]);
  });

  it('are named where pages of both stand under another one here', async () => {
    const office = await withImport(501, batch);
    const away = await ownProject();
    await addPage(away, 502, { batch }, 501);
    const own = { ...free, licence: 'CC0-1.0' };
    await office.store.sources.setLicence(batch, free);
    await away.store.sources.setLicence(batch, own);
    const differs = [`archive-licence-${code}differs`, parameters];
    // The same file: no page comes, so there is no import of its own.
    for (const _time of ['first', 'again']) {
      expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([differs]);
    }
    await addPage(office, 503, { batch });
    const name = batch === null ? 'Test' : `${batch} (Test)`;
    const apart = [`archive-licence-${code}apart`, { ...parameters, name }];
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([differs, apart]);
    // Corrected there, what came before stands under what it came with, and so it is said.
    await office.store.sources.setLicence(batch, { ...free, attribution: 'Lee' });
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([
      differs,
      ['archive-licence-differs', { batch: name }],
    ]);
    expect((await away.store.sources.batches()).map((source) => source.batch)).toEqual([batch, name]);
  });

  it('are taken for files that this project imported itself under that name', async () => {
    const office = await withImport(501, batch);
    await office.store.sources.setLicence(batch, free);
    const away = await ownProject();
    await addPage(away, 502, { batch }, 501);
    expect(licencesIn(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await licenceOf(away, batch)).toEqual(free);
  });
});
