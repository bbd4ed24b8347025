import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { Quota } from '#schemas/domain/quota.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { layerBits } from '#shared/quota/accepted-layers.ts';
import { freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import {
  aCategory,
  aFacet,
  aFormula,
  anOperation,
  categoryId,
  creating,
  formulaId,
  pageId,
  symbolClassId,
  ulidOf,
} from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../../project/project.ts';
import { quotaOverview } from '../../../services/quotas/quotas.ts';
import { openRelease } from '../../open-release.ts';
import { countQuotas } from './count-quotas.ts';

/** A quota by its number, which is its target too. */
function aQuota(number: number, change: Partial<Quota>): Quota {
  return Quota.parse({
    kind: 'quota',
    id: ulidOf(900 + number),
    categories: [],
    symbolClass: null,
    subModel: null,
    unit: 'formula',
    target: number,
    due: null,
    costPerItem: null,
    ...change,
  });
}

const [middle, mergedIntoMiddle] = [categoryId(1), categoryId(2)];

const known = [
  aQuota(1, {}),
  aQuota(2, { subModel: 'extractor' }),
  aQuota(3, { subModel: 'detector' }),
  aQuota(4, { subModel: 'recognizer' }),
  aQuota(5, { subModel: 'aligner' }),
  aQuota(6, { subModel: 'converter' }),
  aQuota(7, { subModel: 'reader' }),
  aQuota(8, { unit: 'symbol' }),
  aQuota(9, { categories: [middle] }),
  aQuota(10, { categories: [mergedIntoMiddle] }),
  aQuota(11, { categories: [mergedIntoMiddle, middle], subModel: 'recognizer' }),
  aQuota(12, { categories: [mergedIntoMiddle], unit: 'symbol' }),
];
const unknown = [
  aQuota(13, { categories: [middle], subModel: 'extractor' }),
  aQuota(14, { symbolClass: symbolClassId(11), unit: 'symbol' }),
];

async function quotaProject(): Promise<Project> {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const schema = [aFacet(1), aCategory(1, 1), aCategory(2, 1, { aliasOf: middle })];
  await project.store.commit(
    anOperation(
      80,
      [...schema, ...known, ...unknown].map((record) => creating(record)),
    ),
  );
  await changeRecord(project, 90, { type: 'formula', id: formulaId(1) }, { categories: [mergedIntoMiddle] });
  await changeRecord(project, 91, { type: 'formula', id: formulaId(2) }, { categories: [middle] });
  await changeRecord(project, 92, { type: 'formula', id: formulaId(72) }, { categories: [middle] });
  // Nothing but its region is truth.
  await project.store.commit(anOperation(93, [creating(aFormula(74, { page: pageId(7) }))]));
  await project.store.releases.setExportSetting('sub-model', 'reader', {
    key: 'reader',
    name: 'Reader',
    recordIn: 'page',
    recordOut: 'latex',
  });
  return project;
}

async function changeRecord(
  project: Project,
  operation: number,
  document: { readonly type: 'formula' | 'settings'; readonly id: string },
  changed: Partial<DocumentRecord>,
): Promise<void> {
  const before = await project.store.getDocument(document);
  const record = before.records.get(document.id);
  if (!record) throw new Error(`No ${document.type} ${document.id}.`);
  const records = new Map(before.records).set(record.id, { ...record, ...changed } as DocumentRecord);
  const patch = diffDocuments(before, { ...before, records });
  const outcome = await project.store.commit(anOperation(operation, patch ? [patch] : []));
  expect(outcome.kind).toBe('committed');
}

/** What a new release holds of each quota, and what the quotas of the project count as accepted, by target. */
async function bothCounts(project: Project) {
  const { context } = await openRelease(project.store, (await freezeGolden(project)).id);
  const { quotas } = await quotaOverview(project);
  return {
    held: Object.fromEntries((context.quotas ?? []).map(({ target, held }) => [target, held])),
    accepted: Object.fromEntries(quotas.map(({ quota, accepted }) => [quota.target, accepted])),
  };
}

it('a release that holds all that is accepted holds of each quota what the project counts, or does not say', async () => {
  const project = await quotaProject();
  const without = { 13: null, 14: null };
  const first = await bothCounts(project);
  expect(first.held).toEqual({ ...first.accepted, ...without });
  expect(first.held).toMatchObject({ 1: 5, 2: 3, 4: 5, 7: 2, 9: 3, 10: 3, 11: 3 });
  for (const [step, layersAsked] of ([['regions', 'latex'], ['regions'], ['layout']] as LayerName[][]).entries()) {
    await changeRecord(project, 100 + step, { type: 'settings', id: project.id }, { layersAsked });
    const { held, accepted } = await bothCounts(project);
    const ofCategories = layersAsked.join() === 'regions' ? { 9: null, 10: null } : {};
    expect(held, layersAsked.join()).toEqual({ ...accepted, ...without, ...ofCategories });
  }
});

describe('of frozen items', () => {
  const schema = {
    facets: [aFacet(1)],
    categories: new Map(
      [aCategory(1, 1), aCategory(2, 1, { aliasOf: middle })].map((category) => [category.id, category]),
    ),
    classes: new Map(),
    subModels: [],
    layersAsked: ['regions', 'latex'] as LayerName[],
  };
  const formula = (number: number) => ({
    type: 'formula' as const,
    page: pageId(number),
    categories: [middle],
    layers: layerBits(['latex']),
    regions: 0,
    symbols: 0,
  });
  type Counting = Parameters<typeof countQuotas>;
  const heldOf = (quotas: readonly Quota[], items: Counting[0], pages: Counting[2]) =>
    countQuotas(items, { ...schema, quotas }, pages).map(({ held }) => held);

  it('does not say what depends on whether regions were asked for on a page that is gone', () => {
    const quotas = [aQuota(1, {})];
    const page = { page: pageId(1), holds: 'one-formula' as const };
    expect(heldOf(quotas, [formula(1)], [page])).toEqual([1]);
    expect(heldOf(quotas, [formula(1), formula(2)], [page])).toEqual([null]);
    expect(heldOf([aQuota(1, { subModel: 'converter' })], [formula(1), formula(2)], [page])).toEqual([2]);
  });

  it('counts what was frozen before its category was merged as what it counts as now', () => {
    const frozenBefore = { ...formula(1), categories: [mergedIntoMiddle] };
    const quotas = [middle, mergedIntoMiddle].map((category) =>
      aQuota(1, { categories: [category], subModel: 'converter' }),
    );
    expect(heldOf(quotas, [frozenBefore, formula(2)], [])).toEqual([2, 2]);
  });

  it('looks at each item once, however many quotas there are', () => {
    let looks = 0;
    const items = Array.from({ length: 20 }, (_, number) =>
      Object.defineProperty(formula(number), 'categories', {
        get: () => {
          looks += 1;
          return [middle];
        },
      }),
    );
    const quotas = Array.from({ length: 30 }, (_, number) =>
      aQuota(
        number + 1,
        number % 2 === 0
          ? { categories: [middle], subModel: 'converter' }
          : { symbolClass: symbolClassId(1), unit: 'symbol' },
      ),
    );
    const held = heldOf(quotas, items, []);
    expect(held.filter((count) => count === 20)).toHaveLength(15);
    expect(held.filter((count) => count === null)).toHaveLength(15);
    expect(looks).toBe(20);
  });
});
