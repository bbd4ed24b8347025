import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exportGolden, freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { openRelease } from '../open-release.ts';

it('the card of an export says what was spread, and by which file seen and unseen formulas are told apart', async () => {
  const folder = await temporaryFolder();
  const project = await goldenProject(join(folder, 'project'));
  onTestFinished(() => project.close());
  const halves = { train: 0.5, validation: 0, test: 0.5 };
  const strata = { facets: [], symbolClasses: true };
  const frozen = async (seed: number) => {
    const options = { split: 'new' as const, seed, ratios: halves, strata, sameExpression: 'apart' as const };
    const release = await freezeGolden(project, options);
    return { release, context: (await openRelease(project.store, release.id)).context };
  };
  let { release, context } = await frozen(1);
  for (let seed = 2; context.seenInTrain?.length === 0; seed += 1) ({ release, context } = await frozen(seed));
  const out = join(folder, 'out');
  await exportGolden(project, release, out, [{ subModel: 'converter', format: 'parallel', options: {}, name: null }]);
  const card = await readFile(join(out, 'README.md'), 'utf8');
  expect(card).toContain('- Spread evenly, as far as groups allow: symbol classes.');
  expect(card).toContain(
    `${context.seenInTrain?.length} are written like one of train. \`test-seen-in-train.txt\` holds their ids`,
  );
  const listed = (await readFile(join(out, 'test-seen-in-train.txt'), 'utf8')).trim().split('\n');
  expect(listed).toEqual(context.seenInTrain);
});
