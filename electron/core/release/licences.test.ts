import { expect, it } from 'vitest';
import { anOperation, aPage, creating, sha256Number } from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { listSources, setLicence } from './licences.ts';

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
