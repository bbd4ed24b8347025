import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { describeFrozen } from '#electron/cli/output/describe-release.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { aCategory, anOperation, creating } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../project/project.ts';
import { openRelease } from '../open-release.ts';
import { describeRelease } from '../report/describe-release.ts';
import { previewSplit } from '../report/preview-split.ts';
import { renderCard } from '../report/render-card.ts';
import { freezeRelease } from './freeze.ts';

let project: Project;

beforeEach(async () => {
  project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
});

const options = (chosen: Partial<FreezeOptions>) => FreezeOptions.parse(chosen);
const preview = async (chosen: Partial<FreezeOptions>) => await previewSplit(project, goldenLead, options(chosen));

/** Gives all pages one writer, so that they are one group. */
async function giveOneWriter(): Promise<void> {
  const patches = (await project.store.pagesAfter(null, 500)).flatMap((document) => {
    const records = new Map(
      [...document.records].map(([id, one]) => [id, one.kind === 'page' ? { ...one, writer: 'w' } : one]),
    );
    return diffDocuments(document, { ...document, records }) ?? [];
  });
  expect((await project.store.commit(anOperation(7000, patches))).kind).toBe('committed');
}

it('names the sides that were asked for and are empty: before and after the freeze, and in the card', async () => {
  await giveOneWriter();
  const before = await preview({});
  expect(before.emptySides).toEqual(['validation', 'test']);
  const release = await freezeRelease(project, goldenLead, options({}));
  const { split } = await describeRelease(project, release.id);
  expect(split.emptySides).toEqual(before.emptySides);
  expect(describeFrozen(split).join('\n')).toMatch(
    /^Warning: validation and test are empty: \d+ formulas in 1 group /m,
  );
  const { context, classes } = await openRelease(project.store, release.id);
  expect(renderCard(release, context, classes, { items: [] })).toContain('- Nothing stands in validation and test.\n');
  // What nobody asked for is not missed.
  expect((await preview({ ratios: { train: 1, validation: 0, test: 0 } })).emptySides).toEqual([]);
});

it('refuses more folds than there are groups to deal', async () => {
  await giveOneWriter();
  const ratios = { train: 1, validation: 0, test: 0 };
  await expect(preview({ ratios, fold: { count: 2, index: 0 } })).rejects.toMatchObject({
    code: 'conflict',
    parameters: { reason: 'too-few-groups-for-folds', groups: 1, folds: 2 },
  });
  const grouping = { writer: false, nearDuplicate: false };
  expect((await preview({ ratios, grouping, fold: { count: 2, index: 0 } })).emptySides).toEqual([]);
});

it('refuses counts beyond what there is, but goes on with those that a split was made with', async () => {
  const formulas = (await preview({})).groups.largest.reduce((sum, group) => sum + group.formulas, 0);
  const beyond = { validation: formulas, test: 1 };
  await expect(preview({ counts: beyond })).rejects.toMatchObject({
    code: 'invalid-input',
    parameters: { reason: 'counts-beyond-formulas', asked: formulas + 1, there: formulas },
  });
  const counts = { validation: formulas - 1, test: 1 };
  const { split } = await freezeRelease(project, goldenLead, options({ counts }));
  const filter = { categories: [], batches: [], licences: [], layers: ['layout' as const] };
  await expect(preview({ counts, split, filter })).resolves.toBeDefined();
});

it('refuses a test set of a category that nothing has', async () => {
  const [used] = (await project.store.schemaRecords()).flatMap(({ record }) =>
    record.kind === 'category' ? [record] : [],
  );
  const unused = aCategory(77, 1, used ? { facet: used.facet } : {});
  expect((await project.store.commit(anOperation(7000, [creating(unused)]))).kind).toBe('committed');
  const namedTest = { batches: [], writers: [], categories: [unused.id] };
  await expect(preview({ namedTest })).rejects.toMatchObject({
    code: 'not-found',
    parameters: { reason: 'named-category-unused', category: unused.key },
  });
});
