import { expect, it } from 'vitest';
import { QuotaId } from '#schemas/domain/id.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { aFormula, anOperation, aPage, creating, layerIn, sha256Number, ulidOf } from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { setSubModel } from '../release/exporting/export-settings.ts';
import { quotaOverview } from '../services/quotas/quotas.ts';
import { commitSchema, readProjectSchema } from '../services/schema.ts';
import { findProjectFaults } from './project-findings.ts';
import { readRules } from './read-rules.ts';

it('counts a quota of a category as the quota page does: what one sub-model can use is enough for its quota', async () => {
  const project = await newProject();
  const category = (await readProjectSchema(project)).categories[0]?.record;
  if (!category) throw new Error('Every project has categories.');
  const quota = (number: number, subModel: SubModelKey | null, target: number): Quota => ({
    kind: 'quota',
    id: QuotaId.parse(ulidOf(number)),
    categories: [category.id],
    symbolClass: null,
    subModel,
    unit: 'formula',
    target,
    due: null,
    costPerItem: null,
    assignees: [],
  });
  // Its LaTeX alone is accepted: it is one for the converter, none for the detector, and none in all.
  const layers = { ...aFormula(1).layers, latex: layerIn('accepted') };
  const formula = aFormula(1, { categories: [category.id], layers });
  await project.store.commitAll(
    [anOperation(1, [creating(aPage(1)), creating(formula)], { actor: importActor.person.id })],
    [{ sha256: sha256Number(1), byteCount: 1, contentType: 'image/png' }],
  );
  const reader = { key: 'page-reader', name: 'Reader', recordIn: 'page', recordOut: 'latex' } as const;
  await setSubModel(project, importActor, reader);
  await commitSchema(project, importActor, [
    creating(quota(1, null, 2)),
    creating(quota(2, 'converter', 1)),
    creating(quota(3, 'detector', 4)),
    creating(quota(4, reader.key, 1)),
  ]);
  const { findings } = await findProjectFaults(project, await readRules(project, false));
  const told = findings.filter(({ kind }) => kind === 'category-under-minimum').map(({ reason }) => reason);
  expect(told.map(({ code, parameters }) => [code, parameters['accepted'], parameters['minimum']])).toEqual([
    ['category-under-minimum', 0, 2],
    ['category-under-minimum-for', 0, 4],
    ['category-under-minimum-for', 0, 1],
  ]);
  expect(told[1]?.message).toContain('for the detector');
  expect(told[2]?.message).toContain('for the page-reader');
  const { quotas } = await quotaOverview(project);
  expect(quotas.map(({ accepted }) => accepted)).toEqual([0, 1, 0, 0]);
});
