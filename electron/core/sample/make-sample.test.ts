import { expect, it } from 'vitest';
import { newProject } from '#test/support/open-projects.ts';
import { runDoctor } from '../services/doctor.ts';
import { projectStatus } from '../services/status.ts';
import { makeSample } from './make-sample.ts';

it('fills every screen of a new project', async () => {
  const project = await newProject();
  const job = await project.jobs.whenEnded(project.jobs.start('sample', (handle) => makeSample(project, handle)).id);
  expect(job.error).toBeNull();
  const status = await projectStatus(project);
  expect(status.formulas).toBeGreaterThanOrEqual(60);
  expect(status.symbols).toBeGreaterThan(400);
  for (const state of ['absent', 'returned', 'drafted', 'submitted', 'accepted'] as const) {
    expect(status.formulasByStatus[state], state).toBeGreaterThan(0);
  }
  expect(status.layers.regions.accepted).toBeGreaterThan(0);
  expect(status.quotas.length).toBeGreaterThan(8);
  expect(status.quotas.some((quota) => quota.accepted >= quota.quota.target)).toBe(true);
  const sheet = (await project.store.schemaRecords()).find(({ record }) => record.kind === 'requirements')?.record;
  expect(sheet).toMatchObject({ purpose: expect.stringMatching(/./), budget: { total: 12 } });
  if (sheet?.kind === 'requirements') expect(sheet.models.every(({ modelGb }) => modelGb !== null)).toBe(true);
  expect((await project.store.findings.counts())['latex-symbols-differ']).toBeGreaterThan(0);
  const [release] = await project.store.releases.listReleases();
  expect(release?.counts.formulas).toBeGreaterThanOrEqual(status.formulasByStatus.accepted);
  expect(await project.store.splits.testVersions()).toEqual([]);
  const doctor = await project.jobs.whenEnded(project.jobs.start('doctor', (handle) => runDoctor(project, handle)).id);
  expect(doctor.report).toMatchObject({ findings: [] });
});
