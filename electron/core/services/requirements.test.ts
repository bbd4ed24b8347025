import { expect, it } from 'vitest';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { QuotaId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { aPerson, creating, ulidOf } from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { removeSubModel, setSubModel } from '../release/exporting/export-settings.ts';
import { undoOperation } from './annotation.ts';
import { compareVersions, listVersions } from './requirements.ts';
import { restoreRequirements } from './restore-requirements.ts';
import { commitSchema, readProjectSchema } from './schema.ts';

interface Revised {
  readonly record: SchemaRecord;
  readonly revision: number;
}

it('every version of the requirements differs from the one before: who joins the project is no requirement', async () => {
  const project = await newProject();
  const commit = async (...records: Parameters<typeof creating>[0][]) =>
    await commitSchema(
      project,
      importActor,
      records.map((record) => creating(record)),
    );
  await commit(aPerson(1, 'annotator', 'Kim'));
  expect(await listVersions(project)).toHaveLength(1);
  await commit(aPerson(2, 'reviewer', 'Park'));
  await commit({ ...blankRequirements(), purpose: 'Homework' });
  const versions = await listVersions(project);
  expect(versions.map(({ number, actor }) => [number, actor])).toEqual([
    [2, 'command line'],
    [1, 'Lee'],
  ]);
  expect(await compareVersions(project, { from: 1, to: 2 })).toHaveLength(1);
});

it('a version comes back by one operation: quotas too, also those that were removed; kinds and the name stay', async () => {
  const project = await newProject();
  const commit = async (...patches: Parameters<typeof commitSchema>[2]) =>
    await commitSchema(project, importActor, patches);
  const quota: Quota = {
    kind: 'quota',
    id: QuotaId.parse(ulidOf(1)),
    categories: [],
    symbolClass: null,
    subModel: null,
    unit: 'formula',
    target: 40,
    due: null,
    costPerItem: null,
    assignees: [],
  };
  await commit(creating({ ...blankRequirements(), purpose: 'Homework' }), creating(quota));
  const { number } = (await listVersions(project))[0] ?? { number: 0 };
  const { settings, facets } = await readProjectSchema(project);
  const [facet] = facets;
  if (!facet) throw new Error('Every project has facets.');
  const changed = ({ record, revision }: Revised, after: SchemaRecord | null): AnnotationPatch => ({
    document: { type: record.kind, id: record.id },
    base: revision,
    added: [],
    updated: after ? [{ before: record, after }] : [],
    removed: after ? [] : [record],
  });
  await commit(
    changed({ record: quota, revision: 1 }, null),
    changed(settings, { ...settings.record, name: 'Renamed', layersAsked: ['latex'] }),
    changed(facet, { ...facet.record, retired: true }),
  );
  const before = await readProjectSchema(project);
  const { operation, touched } = await restoreRequirements(project, importActor, number);
  expect(touched).toEqual({ quota: 1, settings: 1 });
  const after = await readProjectSchema(project);
  expect(after.quotas.map(({ record }) => record)).toEqual([quota]);
  expect(after.settings.record).toEqual({ ...settings.record, name: 'Renamed' });
  expect(after.facets).toEqual(before.facets);
  await expect(restoreRequirements(project, importActor, number)).rejects.toMatchObject({ code: 'conflict' });
  await undoOperation(project, importActor, operation);
  expect((await readProjectSchema(project)).quotas).toEqual([]);
  await restoreRequirements(project, importActor, 1);
  expect((await readProjectSchema(project)).requirements?.record.purpose).toBe('');
});

it('a version brings back what its sheet tells of the LaTeX policy, and leaves the rest of it as it is', async () => {
  const project = await newProject();
  const change = async (next: (settings: Settings) => Settings) => {
    const { record, revision } = (await readProjectSchema(project)).settings;
    const document = { type: record.kind, id: record.id };
    const updated = [{ before: record, after: next(record) }];
    await commitSchema(project, importActor, [{ document, base: revision, added: [], updated, removed: [] }]);
  };
  const changePolicy = async (policy: Partial<LatexPolicy>) =>
    await change((settings) => ({ ...settings, latexPolicy: { ...settings.latexPolicy, ...policy } }));
  const { settings: first } = await readProjectSchema(project);
  await changePolicy({ synonyms: { '\\to': '\\rightarrow' } });
  await change((settings) => ({ ...settings, layersAsked: ['latex'] }));
  await changePolicy({ ellipses: 'periods' });
  await changePolicy({ synonyms: { '\\ne': '\\neq' }, drop: ['\\quad'] });
  await restoreRequirements(project, importActor, 1);
  expect((await readProjectSchema(project)).settings.record).toEqual({
    ...first.record,
    latexPolicy: { ...first.record.latexPolicy, synonyms: { '\\ne': '\\neq' }, drop: ['\\quad'] },
  });
  await changePolicy({ synonyms: {} });
  await expect(restoreRequirements(project, importActor, 1)).rejects.toMatchObject({ code: 'conflict' });
});

it('people whose names differ in case or spaces alone are one too many', async () => {
  const project = await newProject();
  const add = async (number: number, name: string) =>
    await commitSchema(project, importActor, [creating(aPerson(number, 'annotator', name))]);
  await add(1, 'Min-a Kim');
  for (const name of ['min-a kim', 'Min-aKim', 'MIN-A  KIM']) {
    await expect(add(2, name)).rejects.toMatchObject({ code: 'conflict', parameters: { name: 'Min-a Kim' } });
  }
  await add(2, 'Min-a Lee');
});

it('a quota of a sub-model that is gone may be changed and removed, but none asks for one anew', async () => {
  const project = await newProject();
  const subModel = { key: 'reader', name: 'Reader', recordIn: 'formula', recordOut: 'latex' } as const;
  await setSubModel(project, importActor, subModel);
  const quota: Quota = {
    kind: 'quota',
    id: QuotaId.parse(ulidOf(1)),
    categories: [],
    symbolClass: null,
    subModel: subModel.key,
    unit: 'formula',
    target: 40,
    due: null,
    costPerItem: null,
    assignees: [],
  };
  const patch = (base: number, part: Partial<Pick<AnnotationPatch, 'added' | 'updated' | 'removed'>>) => ({
    document: { type: 'quota' as const, id: quota.id },
    base,
    added: [],
    updated: [],
    removed: [],
    ...part,
  });
  const commit = async (each: AnnotationPatch) => await commitSchema(project, importActor, [each]);
  await commit(creating(quota));
  const { operation } = await commit(patch(1, { removed: [quota] }));
  await removeSubModel(project, importActor, subModel.key);
  await undoOperation(project, importActor, operation);
  const revision = async () => (await readProjectSchema(project)).quotas[0]?.revision ?? 0;
  const more = { ...quota, target: 50 };
  await commit(patch(await revision(), { updated: [{ before: quota, after: more }] }));
  const other = { ...more, subModel: 'nobody' };
  await expect(commit(patch(await revision(), { updated: [{ before: more, after: other }] }))).rejects.toMatchObject({
    code: 'not-found',
  });
  await commit(patch(await revision(), { removed: [more] }));
  expect((await readProjectSchema(project)).quotas).toEqual([]);
});
