import { expect, it } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import { setLayerStates } from '#electron/core/services/annotation.ts';
import { type CategoryId, QuotaId } from '#schemas/domain/id.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import {
  aFormula,
  anOperation,
  aPage,
  creating,
  formulaId,
  layerIn,
  pageId,
  sha256Number,
  ulidOf,
} from '#test/support/builders.ts';
import { actorOf, newProject } from '#test/support/open-projects.ts';
import { commitSchema } from '../schema.ts';
import { quotaGaps } from './quota-gaps.ts';

/** Pages of one formula each, of a category, as an import brings them. */
async function bring(project: Project, numbers: readonly number[], category: CategoryId, state: LayerState) {
  const layer = layerIn(state);
  const patches = numbers.flatMap((number) => [
    creating(aPage(number)),
    creating(
      aFormula(number, {
        page: pageId(number),
        categories: [category],
        layers: { symbols: layer, layout: layer, latex: layer },
      }),
    ),
  ]);
  const media = numbers.map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' }));
  await project.store.commitAll([{ ...anOperation(numbers[0] ?? 0, patches), kind: 'import' }], media);
}

it('give the pace of a kind by what people accepted of it, whatever was imported of others', async () => {
  const project = await newProject();
  const lead = await actorOf(project, 1, 'lead');
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const categoryOf = (key: string): CategoryId => {
    const found = records.find((record) => record.kind === 'category' && record.key === key);
    if (found?.kind !== 'category') throw new Error(`The template has the category ${key}.`);
    return found.id;
  };
  const [elementary, university] = [categoryOf('elementary'), categoryOf('university')];
  await bring(project, [11, 12, 13, 14, 15, 16], university, 'accepted');
  await bring(project, [21, 22, 23], elementary, 'submitted');
  await bring(project, [31, 32, 33, 34], elementary, 'accepted');
  for (const [place, category] of [elementary, university].entries()) {
    await commitSchema(project, lead, [
      creating({
        kind: 'quota',
        id: QuotaId.parse(ulidOf(900 + place)),
        categories: [category],
        symbolClass: null,
        subModel: null,
        unit: 'formula',
        target: 100,
        due: null,
        costPerItem: null,
        assignees: [],
      }),
    ]);
  }
  for (const number of [21, 22]) {
    const { ref, revision } = await project.store.getDocument({ type: 'formula', id: formulaId(number) });
    await setLayerStates(project, lead, {
      layers: [{ document: ref, base: revision, layers: ['symbols', 'layout', 'latex'] }],
      to: 'accepted',
      reason: null,
      emptyOnPurpose: false,
    });
  }
  const gaps = await quotaGaps(project, project.runtime.now().slice(0, 10));
  const paces = gaps.map(({ quota, accepted, pacePerDay }) => [quota.categories[0], accepted, pacePerDay]);
  expect(paces.sort(([, a], [, b]) => Number(a) - Number(b))).toEqual([
    [elementary, 6, 2],
    [university, 6, 0],
  ]);
});
