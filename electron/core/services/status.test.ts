import { expect, it } from 'vitest';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { freezeRelease } from '../release/freezing/freeze.ts';
import { readBeside } from '../release/read-beside.ts';
import { makeSample } from '../sample/make-sample.ts';
import { projectStatus } from './status.ts';

it('counts layers as the health of a release of that moment does: pages of one formula have no regions to do', async () => {
  const project = await newProject();
  await project.jobs.whenEnded(project.jobs.start('sample', (handle) => makeSample(project, handle)).id);
  const release = await freezeRelease(project, importActor, FreezeOptions.parse({ split: 'new' }));
  const { layers, formulasByStatus } = await projectStatus(project);
  const beside = await readBeside(project.store, release.id);
  expect({ ...layers, unusable: formulasByStatus.unusable }).toEqual({
    regions: beside?.regions,
    symbols: beside?.symbols,
    layout: beside?.layout,
    latex: beside?.latex,
    unusable: beside?.unusable,
  });
});
