import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exportGolden, freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { openRelease } from '../open-release.ts';
import { renderCard } from './render-card.ts';

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

it('what people write stands in the card as they wrote it: nothing of it is Markdown', async () => {
  const folder = await temporaryFolder();
  const project = await goldenProject(join(folder, 'project'));
  onTestFinished(() => project.close());
  const frozen = await freezeGolden(project, { split: 'new' });
  const { context, classes } = await openRelease(project.store, frozen.id);
  const release = { ...frozen, name: '*First* | <b>\n# try', note: '- a\n# Big\n\n| x |\n|---|' };
  const source = { licence: 'CC0-1.0', attribution: 'Kim | Lee\n_all_', address: 'https://example.org/a_b', pages: 1 };
  const written = {
    ...context,
    sources: [{ ...source, formulas: 2 }],
    quotas: [{ selection: 'level=`a`', unit: 'formula' as const, target: 3, held: 1 }],
  };
  const card = renderCard(release, written, classes, { items: [] });
  const lines = card.split('\n');
  const [, , , heading, ...rest] = card.slice(card.indexOf('\n---\n')).split('\n');
  expect(heading).toMatch(/^# .*: \\\*First\\\* \| &lt;b> \\# try$/);
  expect(rest.slice(0, 5)).toEqual(['', '\\- a\\', '\\# Big', '', '\\| x |\\']);
  expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
  expect(lines).toContain('| level=\\`a\\` | 3 formulas | 1 |');
  expect(lines).toContain('| CC0-1.0 | Kim \\| Lee \\_all\\_ | <https://example.org/a_b> | 1 | 2 |');
});

it.each([
  ['train', { train: 1, validation: 0, test: 0 }],
  ['validation', { train: 0, validation: 1, test: 0 }],
  ['test', { train: 0, validation: 0, test: 1 }],
])('of a release that has only %s, lines load what is there', async (side, ratios) => {
  const folder = await temporaryFolder();
  const project = await goldenProject(join(folder, 'project'));
  onTestFinished(() => project.close());
  const out = join(folder, 'out');
  const release = await freezeGolden(project, { split: 'new', ratios });
  await exportGolden(project, release, out);
  const card = await readFile(join(out, 'README.md'), 'utf8');
  const there = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const paths = Array.from(card.matchAll(/```\w+\n([\s\S]*?)```/g), ([, code = '']) =>
    code.match(/(?:extractor|detector|recognizer|aligner|converter)\/[^\s'",:\])]+/g),
  ).flatMap((found) => found ?? []);
  expect(paths.length).toBeGreaterThan(30);
  // A name may be that of a folder, end in a star, or be what fairseq adds the language to.
  const isThere = (path: string) => there.some((one) => one === path || one.startsWith(path.replace(/\*.*$/, '')));
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
  expect(card).toContain(`/instances_${side}.json`);
});
