import { expect, it } from 'vitest';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { unknownLicence } from '#schemas/domain/source-licence.ts';
import { aFormula, anOperation, aPage, creating, layerIn, sha256Number } from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { freezeRelease } from './freezing/freeze.ts';
import { listSources, setLicence } from './licences.ts';
import { listReleases } from './list.ts';

it('spells a licence as the project spells it already, so that a filter finds all that stands under it', async () => {
  const project = await newProject();
  const batches = ['a', 'b', 'c'];
  const media = batches.map((_, index) => ({
    sha256: sha256Number(index + 1),
    byteCount: 1,
    contentType: 'image/png',
  }));
  const pages = batches.map((batch, index) => creating(aPage(index + 1, { batch })));
  await project.store.commitAll([anOperation(1, pages)], media);
  const under = async (batch: string, licence: string | null) =>
    await setLicence(project, importActor, batch, { licence, attribution: batch, address: '' });
  await under('a', 'CC-BY-NC-SA-3.0');
  await under('b', 'cc-by-nc-sa-3.0');
  await under('c', 'CC-BY-4.0');
  const licences = async () =>
    (await listSources(project)).map(({ batch, licence, attribution }) => `${batch} ${licence} ${attribution}`).sort();
  expect(await licences()).toEqual(['a CC-BY-NC-SA-3.0 a', 'b CC-BY-NC-SA-3.0 b', 'c CC-BY-4.0 c']);
  await under('b', null);
  await under('a', 'cc-by-nc-sa-3.0');
  expect(await licences()).toEqual(['a cc-by-nc-sa-3.0 a', 'b null b', 'c CC-BY-4.0 c']);
});

it('is a change of the project for a release that says under which its pages stand', async () => {
  const project = await newProject();
  const layers = { ...aFormula(1).layers, latex: layerIn('accepted') };
  const media = [{ sha256: sha256Number(1), byteCount: 1, contentType: 'image/png' }];
  const records = [creating(aPage(1, { batch: 'scans' })), creating(aFormula(1, { latex: 'x', layers }))];
  await project.store.commitAll([anOperation(1, records)], media);
  const freeze = () => freezeRelease(project, importActor, FreezeOptions.parse({}));
  const current = async () =>
    (await listReleases(project)).map(({ release, isCurrent }) => [release.number, isCurrent]);
  await freeze();
  expect(await current()).toEqual([[1, true]]);
  const licence = { licence: 'CC0-1.0', attribution: '', address: '' };
  await setLicence(project, importActor, 'scans', licence);
  expect(await current()).toEqual([[1, false]]);
  await setLicence(project, importActor, 'scans', unknownLicence);
  expect(await current()).toEqual([[1, true]]);
  await setLicence(project, importActor, 'scans', { ...licence, attribution: 'Kim' });
  await freeze();
  expect(await current()).toEqual([
    [2, true],
    [1, false],
  ]);
});
