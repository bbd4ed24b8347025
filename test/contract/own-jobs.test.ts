import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { leftByExport } from '#electron/cli/left-by-export.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { people, pngOf } from './support/template-project.ts';
import { newWorld, useTemplateProject } from './support/world.ts';

useTemplateProject();

it('a job knows whoever started it, and what it works on', async () => {
  const world = await newWorld();
  const annotator = await world.overSocket(people.annotator.id);
  const { upload } = await annotator.imports.openUpload();
  await world.host.uploads.receive(upload, people.annotator.id, 'new.png', Readable.from([await pngOf(90, 30)]));
  const started = await Promise.all([
    annotator.duplicates.look(),
    annotator.validation.start({}),
    annotator.imports.start({ source: { kind: 'upload', upload }, options: { status: 'submitted' } }),
  ]);
  for (const { job } of started) expect(world.project.jobs.isOf(job, people.annotator.id)).toBe(true);
  const about = await Promise.all(started.map(({ job }) => annotator.jobs.get({ job })));
  expect(about.map(({ subject }) => subject)).toEqual([null, null, 'new.png']);
  await Promise.all(started.map(({ job }) => world.project.jobs.whenEnded(job)));
});

it('an annotator cancels a job of their own, and no other', async () => {
  const world = await newWorld();
  const startFor = (person: keyof typeof people) =>
    world.project.jobs.start(
      'change',
      async (handle) => {
        await new Promise((resolve) => handle.signal.addEventListener('abort', resolve));
        handle.throwIfCancelled();
      },
      { startedBy: people[person] },
    ).id;
  const [own, other] = [startFor('annotator'), startFor('reviewer')];
  const annotator = await world.overSocket(people.annotator.id);
  await expect(annotator.jobs.cancel({ job: other })).rejects.toMatchObject({ code: 'forbidden' });
  expect(world.project.jobs.get(other).state).toBe('running');
  await annotator.jobs.cancel({ job: own });
  expect(await world.project.jobs.whenEnded(own)).toMatchObject({ state: 'cancelled' });
  await world.lead.jobs.cancel({ job: other });
  expect(await world.project.jobs.whenEnded(other)).toMatchObject({ state: 'cancelled' });
});

it('an export that is cancelled before its release is frozen leaves none, and says so', async () => {
  const { project, lead, folder } = await newWorld();
  const cancelAt = async (phase: string, out: string) => {
    const stop = project.jobs.listen((job) => {
      if (job.progress.phase === phase) project.jobs.cancel(job.id);
    });
    const options = { recipes: usualRecipes(['detector']) };
    const ref = await lead.releases.startExportToPath({ release: null, freeze: null, out: join(folder, out), options });
    const job = await project.jobs.whenEnded(ref.job);
    stop();
    expect(job.state).toBe('cancelled');
    return await leftByExport(lead, job);
  };
  expect(await cancelAt('freezing', 'early')).toBe('nothing was written');
  expect(await lead.releases.list()).toEqual([]);
  const left = await cancelAt('writing', 'late');
  const [only] = await lead.releases.list();
  expect(left).toBe(`nothing was written, and release 1 “${only?.release.name}”, which was frozen for it, stays`);
  expect(await cancelAt('writing', 'again')).toBe('nothing was written');
});
