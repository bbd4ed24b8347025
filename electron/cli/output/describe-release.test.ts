import { join } from 'node:path';
import { expect, it } from 'vitest';
import { previewSplit } from '#electron/core/release/report/preview-split.ts';
import { readProjectSchema } from '#electron/core/services/schema.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { deviationOfStrata } from '#shared/split/deviation-of-strata.ts';
import { goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { describeSplit } from './describe-release.ts';

it('names the categories and classes that are furthest off, and says how many more there are', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  const view = await previewSplit(project, goldenLead, FreezeOptions.parse({ seed: 3 }));
  const text = describeSplit(view, await readProjectSchema(project));
  const [head, ...rows] = text.slice(text.indexOf('least even')).split('\n');
  expect(head).toMatch(/^least even +of +train +validation +test +total +off$/);
  const [worst] = deviationOfStrata(view);
  const { train = 0, validation = 0, test = 0 } = worst?.bySide ?? {};
  const off = ((worst?.off ?? 0) * 100).toFixed(1);
  expect(rows[0]).toMatch(
    new RegExp(`^\\S+ +(category|class) +${train} +${validation} +${test} +${worst?.total} +${off} points$`),
  );
  const points = rows.slice(0, 5).map((row) => Number(/([\d.]+) points$/.exec(row)?.[1]));
  expect(points).toEqual(points.toSorted((a, b) => b - a));
  expect(rows[5]).toContain(`… and ${view.strata.length - 5} more`);
  expect(text).not.toMatch(/01[0-9A-Z]{24}/);
});

it('counts how far a category or class is off on the side where it is furthest off', () => {
  const side = (share: number) => ({ ...emptySide, share });
  const sides = { train: side(0.8), validation: side(0.1), test: side(0.1) };
  const stratum = (id: string, train: number, validation: number, test: number) =>
    ({ kind: 'class', id, total: train + validation + test, bySide: { train, validation, test } }) as const;
  const strata = [
    stratum('even', 8, 1, 1),
    stratum('none', 0, 0, 0),
    stratum('test', 0, 0, 4),
    stratum('near', 7, 2, 1),
  ];
  expect(deviationOfStrata({ sides, strata }).map(({ id, off }) => [id, off.toFixed(3)])).toEqual([
    ['test', '0.900'],
    ['near', '0.100'],
    ['even', '0.000'],
    ['none', '0.000'],
  ]);
});

const emptySide = {
  pages: 0,
  groups: 0,
  formulas: 0,
  regionsAlone: 0,
  symbols: 0,
  wanted: null,
  wantedFormulas: null,
};
