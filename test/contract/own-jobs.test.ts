import { expect, it } from 'vitest';
import { people } from './support/template-project.ts';
import { newWorld, useTemplateProject } from './support/world.ts';

useTemplateProject();

it('an annotator cancels a job of their own, and no other', async () => {
  const world = await newWorld();
  const startFor = (person: keyof typeof people) =>
    world.project.jobs.start(
      'change',
      async (handle) => {
        await new Promise((resolve) => handle.signal.addEventListener('abort', resolve));
        handle.throwIfCancelled();
      },
      people[person].id,
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
