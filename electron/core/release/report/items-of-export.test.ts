import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { exportGolden, freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { anOperation } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../project/project.ts';
import { describeRelease } from './describe-release.ts';
import { itemsBehind } from './items-behind.ts';

const recipe = { subModel: 'recognizer', format: 'image-folder', name: null, options: {} } as const;

/** Gives a class that a side lacks a second symbol, which lies beside its page. */
async function addBesidePage(project: Project): Promise<void> {
  const { split } = await describeRelease(project, (await freezeGolden(project)).id);
  const few = split.strata.filter(({ kind, bySide }) => kind === 'class' && Object.values(bySide).includes(0));
  for (const page of await project.store.pagesAfter(null, 500)) {
    for (const document of await project.store.formulasOfPage(page.ref.id as never)) {
      const symbols = symbolsOf(document);
      const symbol = symbols.find((own) => few.some(({ id }) => id === own.symbolClass));
      const other = symbols.find((own) => own !== symbol);
      if (!symbol || !other) continue;
      const { symbolClass } = symbol;
      const records = new Map(document.records).set(other.id, { ...other, symbolClass, box: { ...other.box, x: 1e5 } });
      const patch = diffDocuments(document, { ...document, records });
      expect((await project.store.commit(anOperation(7000, patch ? [patch] : []))).kind).toBe('committed');
      return;
    }
  }
  throw new Error('There is such a class.');
}

it('a symbol beside its page is skipped once, also where its class is skipped', async () => {
  const folder = await temporaryFolder();
  const project = await goldenProject(join(folder, 'project'));
  onTestFinished(() => project.close());
  await addBesidePage(project);
  const release = await freezeGolden(project);
  const [dataset] = (await exportGolden(project, release, join(folder, 'out'), [recipe])).subModels;
  const codes = dataset?.skipped.map(({ reason }) => reason.code) ?? [];
  expect(codes).toEqual(expect.arrayContaining(['class-missing-on-side', 'symbol-outside-page']));
  const totalOf = async (part: object) => {
    const figure = { of: 'export', recipe, part } as never;
    return (await itemsBehind(project, { release: release.id, figure, after: null, limit: 500 })).total;
  };
  expect(await totalOf({ kind: 'out', side: null })).toBe(dataset?.itemsOut);
  for (const { reason, count } of dataset?.skipped ?? []) {
    expect([reason.message, await totalOf({ kind: 'skipped', reasons: [reason] })]).toEqual([reason.message, count]);
  }
});
