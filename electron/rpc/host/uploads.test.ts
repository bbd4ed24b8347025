import { existsSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { Uploads } from './uploads.ts';

it('leaves nothing of an upload that is dropped while files of it come in', async () => {
  const project = await newProject();
  const { id: person } = importActor.person;
  const uploads = new Uploads(project);
  const upload = uploads.open(person);
  await uploads.receive(upload, person, 'first.png', Readable.from(['whole']));
  const folder = uploads.folderOf(upload, person);
  // One that will never end, and one whose folder is not made yet.
  const endless = new PassThrough();
  endless.write('half');
  const coming = [
    uploads.receive(upload, person, 'second.png', endless),
    uploads.receive(upload, person, 'deep/third.png', Readable.from(['late'])),
  ];
  const dropped = uploads.drop(upload, person);
  for (const outcome of await Promise.allSettled(coming)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  }
  await dropped;
  expect(existsSync(folder)).toBe(false);
  expect(() => uploads.folderOf(upload, person)).toThrow('There is no upload');
});
