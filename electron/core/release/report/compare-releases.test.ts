import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { writeYoloFolder } from '#test/contract/support/template-project.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { freezeRelease } from '../freezing/freeze.ts';
import { compareReleases } from './compare-releases.ts';

it('counts pages as the releases do, also where a page is frozen with its one formula alone', async () => {
  const project = await newProject();
  const folder = await temporaryFolder();
  const freeze = async (pictures: number, options: Partial<FreezeOptions> = {}) => {
    await writeYoloFolder(join(folder, 'scans'), pictures);
    await importInto(project, [join(folder, 'scans')], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
    return await freezeRelease(project, importActor, FreezeOptions.parse(options));
  };
  const first = await freeze(3);
  const second = await freeze(5);
  const allTest = await freeze(5, { split: 'new', ratios: { train: 0, validation: 0, test: 1 } });
  expect([first, second, allTest].map(({ counts }) => counts.pages)).toEqual([3, 5, 5]);

  const none = { added: 0, removed: 0, changed: 0, moved: 0 };
  expect(await compareReleases(project, first.id, second.id)).toMatchObject({
    pages: { ...none, added: 2 },
    formulas: { ...none, added: 2 },
    moves: [],
  });
  const symbols = second.counts.symbols - first.counts.symbols;
  const { kinds } = await compareReleases(project, first.id, second.id);
  const ofClasses = kinds.filter(({ kind }) => kind === 'class');
  expect(ofClasses.reduce((sum, { added }) => sum + added, 0)).toBe(symbols);
  expect(ofClasses.every(({ before, after, added, removed }) => after - before === added && removed === 0)).toBe(true);
  expect(await compareReleases(project, second.id, first.id)).toMatchObject({ pages: { ...none, removed: 2 } });
  const elsewhere = second.counts.bySide.train + second.counts.bySide.validation;
  expect(elsewhere).toBeGreaterThan(0);
  const reads = vi.spyOn(project.store.releases, 'releaseItems');
  expect(await compareReleases(project, second.id, allTest.id)).toMatchObject({
    pages: { ...none, moved: elsewhere },
    formulas: { ...none, moved: elsewhere },
    moves: [
      { from: 'train', to: 'test', pages: second.counts.bySide.train, formulas: second.counts.bySide.train },
      ...(second.counts.bySide.validation === 0
        ? []
        : [{ from: 'validation', to: 'test', pages: second.counts.bySide.validation }]),
    ],
    // Nothing came to a class, and nothing left one.
    kinds: [],
  });
  // So that neither of them is read as a whole.
  expect(reads).not.toHaveBeenCalled();
});
