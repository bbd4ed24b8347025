import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { LayerState } from '#schemas/domain/layer.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { exportGolden, freezeGolden } from '#test/golden/export-golden.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../project/project.ts';

/** State of the layout by the size of the picture, which stays the same. */
async function layoutStates(project: Project): Promise<Readonly<Record<number, LayerState>>> {
  const states: Record<number, LayerState> = {};
  for (const document of await project.store.pagesAfter(null, 100)) {
    const page = pageOf(document);
    const [one] = page ? await project.store.formulasOfPage(page.id) : [];
    const formula = one && formulaOf(one);
    if (page && formula) states[page.width] = formula.layers.layout.state;
  }
  return states;
}

it('Label Studio: accepted layouts come back, also of one symbol and of none', async () => {
  const line = (image: string, count: number, more: Readonly<Record<string, unknown>>) => ({
    image,
    symbols: Array.from({ length: count }, (_, index) => ({ label: 'x', bbox: [1 + 30 * index, 1, 20, 20] })),
    ...more,
  });
  const relation = { parent: 0, child: 1, relation: 'Right' };
  const lines = [
    line('a.png', 1, { relations: [] }),
    line('b.png', 0, { relations: [] }),
    line('c.png', 2, { relations: [relation] }),
    line('d.png', 1, {}),
  ];
  const folder = await temporaryFolder();
  for (const [index, { image }] of lines.entries()) await writeFile(join(folder, image), await pngOf(91 + index, 50));
  await writeFile(join(folder, 'all.jsonl'), lines.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const project = await newProject();
  await importInto(project, [folder]);
  const states = { 91: 'accepted', 92: 'accepted', 93: 'accepted', 94: 'absent' };
  expect(await layoutStates(project)).toEqual(states);
  const out = join(folder, 'out');
  const recipe = { subModel: 'detector', format: 'label-studio', name: null, options: {} } as const;
  await exportGolden(project, await freezeGolden(project), out, [recipe]);
  const empty = await newProject();
  const { report } = await importInto(empty, [join(out, 'detector/label-studio')]);
  expect(report).toMatchObject({ format: 'label-studio', quarantined: [], repaired: [] });
  expect(await layoutStates(empty)).toEqual(states);
});
