import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { describeFrozen } from '#electron/cli/output/describe-release.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { totalOf } from '#shared/split/uneven-shares.ts';
import { writeYoloFolder } from '#test/contract/support/template-project.ts';
import { aCategory, aFacet, creating } from '#test/support/builders.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { commitSchema } from '../../services/schema.ts';
import { setSubModel } from '../exporting/export-settings.ts';
import { freezeRelease } from '../freezing/freeze.ts';
import { describeRelease } from '../report/describe-release.ts';
import { itemsBehind } from '../report/items-behind.ts';
import { ownItemsOf } from './own-items.ts';

const finder = ProjectSubModel.parse({ key: 'finder', name: 'Finder', recordIn: 'formula', recordOut: 'boxes' });
const writer: ProjectSubModel = { ...finder, key: 'writer', recordOut: 'latex' };

it('counts a release once, whoever asks at the same time, and one release after the other', async () => {
  const project = await newProject();
  const { store } = project;
  const folder = join(await temporaryFolder(), 'scans');
  const freeze = async (pictures: number) => {
    await writeYoloFolder(folder, pictures);
    await importInto(project, [folder], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
    return (await freezeRelease(project, importActor, FreezeOptions.parse({}))).id;
  };
  const [first, second] = [await freeze(2), await freeze(3)];
  await setSubModel(project, importActor, finder);
  const reads = vi.spyOn(store.releases, 'releaseItems');
  /** Which releases were read from their beginnings, in this order. */
  const begun = () => reads.mock.calls.flatMap(([id, type, after]) => (type === 'formula' && !after ? [id] : []));
  const itemsOf = (items: Awaited<ReturnType<typeof ownItemsOf>>) =>
    items.map(({ subModel, bySide }) => [subModel, bySide.train + bySide.validation + bySide.test]);

  const counted = await Promise.all([first, first, first, second, second].map((id) => ownItemsOf(store, id)));
  expect(counted.map(itemsOf)).toEqual([2, 2, 2, 3, 3].map((items) => [['finder', items]]));
  expect(begun()).toEqual([first, second]);
  const order = reads.mock.calls.map(([id]) => id);
  expect(order).toEqual(order.toSorted((a, b) => Number(a === second) - Number(b === second)));

  // What is defined or changed later is counted when it is asked for.
  for (const later of [writer, { ...finder, recordOut: 'layout' as const }]) {
    await setSubModel(project, importActor, later);
    expect((await ownItemsOf(store, first)).map(({ subModel }) => subModel)).toContain(later.key);
  }
  expect(begun()).toEqual([first, second, first, first]);
});

it('lists behind a figure what the sub-model is given now, as the figure counts it', async () => {
  const project = await newProject();
  const folder = join(await temporaryFolder(), 'scans');
  await writeYoloFolder(folder, 2);
  await importInto(project, [folder], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
  const release = (await freezeRelease(project, importActor, FreezeOptions.parse({}))).id;
  for (const [defined, items] of [
    [finder, 2],
    [{ ...finder, recordOut: 'latex' }, 0],
    [finder, 2],
  ] as const) {
    await setSubModel(project, importActor, defined);
    const [counted] = await ownItemsOf(project.store, release);
    expect(counted && totalOf(counted)).toBe(items);
    for (const figure of [
      { of: 'items', subModel: defined.key, side: null },
      {
        of: 'export',
        recipe: { subModel: defined.key, format: 'records', name: null, options: {} },
        part: { kind: 'in' },
      },
    ] as const) {
      const behind = await itemsBehind(project, { release, figure, after: null, limit: 10 });
      expect([figure.of, behind.total]).toEqual([figure.of, items]);
    }
  }
});

it('says of sub-models without an item which layers one needs', async () => {
  const project = await newProject();
  const folder = join(await temporaryFolder(), 'scans');
  await writeYoloFolder(folder, 2);
  await importInto(project, [folder], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
  const reader: ProjectSubModel = { ...writer, key: 'page-reader', recordIn: 'page' };
  await setSubModel(project, importActor, reader);
  const release = await freezeRelease(project, importActor, FreezeOptions.parse({}));
  const { split } = await describeRelease(project, release.id);
  expect(describeFrozen(split, [reader])).toContain(
    'No items for: extractor (needs accepted: regions), aligner (needs accepted: symbols, layout), converter (needs accepted: latex), page-reader (needs accepted: regions, latex).',
  );
});

it('a formula of no category is nothing to learn categories from, and is named', async () => {
  const project = await newProject();
  await commitSchema(project, importActor, [creating(aFacet(1)), creating(aCategory(1, 1))]);
  await setSubModel(project, importActor, { ...finder, recordOut: 'categories' });
  const folder = await temporaryFolder();
  for (const [pictures, categories] of [
    [2, [aCategory(1, 1).id]],
    [3, []],
  ] as const) {
    const place = join(folder, `of ${pictures}`);
    await writeYoloFolder(place, pictures);
    await importInto(project, [place], {
      format: 'yolo',
      classMap: { '0': 'x', '1': '2' },
      categories: [...categories],
    });
  }
  const release = (await freezeRelease(project, importActor, FreezeOptions.parse({}))).id;
  const [counted] = await ownItemsOf(project.store, release);
  const leftOut = [{ count: 1, reason: { code: 'formula-without-category' } }];
  expect(counted).toMatchObject({ subModel: 'finder', leftOut });
  expect(counted && totalOf(counted)).toBe(2);
});
