import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { dropPaths, figure, importDialog, importFolder, reported } from './support/importing.ts';
import { itOverWeb, useJourney } from './support/journey.ts';
import { writePictures } from './support/prepared-project.ts';
import { QuotaPage } from './support/quota-page.ts';
import { exportTo, freeze, openReleases } from './support/releases.ts';
import { makeProject } from './support/start-page.ts';
import { storedPages, truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let sum: DrawnFormula;
let fraction: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('1+2=3');
  fraction = await drawFormula('\\frac{a}{2}');
});

describe('a new user', () => {
  it('goes from a folder of images to an exported data set', async () => {
    const { app } = journey();
    await mkdir(join(app.folder, 'Projects'));
    await writePictures(journey(), 'photos', [sum, fraction]);
    const seat = await journey().sit();
    const { page, say } = seat;
    await journey().photograph(seat, 'new-user 1 start');
    await makeProject(seat, { name: 'School sums', person: 'Jiwon Park', folder: 'Projects' });
    await journey().photograph(seat, 'new-user 2 empty library');

    const report = await importFolder(seat, ['photos']);
    expect(await figure(report, say('imports', 'pages'))).toBe('2');
    expect(await figure(report, say('imports', 'quarantined'))).toBe('0');
    await journey().photograph(seat, 'new-user 3 report');
    await report.getByRole('button', { name: say('imports', 'done') }).click();
    await report.waitFor({ state: 'hidden' });

    const { project } = journey();
    const [first] = await storedPages(project);
    if (!first) throw new Error('Nothing was imported.');
    await journey().photograph(seat, 'new-user 4 library');
    await page.getByRole('option').first().click();
    const work = new Annotating(journey(), seat);
    await work.ready(first);

    await work.press('r');
    await work.drawBox(around(inkOf(sum, '1')));
    await journey().photograph(seat, 'new-user 5 palette');
    await work.giveClass('1');
    await work.boxSymbol(around(inkOf(sum, '+')), '+');
    await work.boxSymbol(around(inkOf(sum, '2')), '2');
    await work.boxSymbol(around(inkOf(sum, '=')), '=');
    await work.boxSymbol(around(inkOf(sum, '3')), '3');
    await expect.poll(async () => (await truthOf(project, first)).labels).toEqual(['1', '+', '2', '=', '3']);
    await journey().photograph(seat, 'new-user 6 boxed');

    await work.press('e');
    const inks = ['1', '+', '2', '=', '3'].map((label) => inkOf(sum, label));
    for (const [place, ink] of inks.entries()) {
      const next = inks[place + 1];
      if (next) await work.relate(ink, next);
    }
    await expect
      .poll(async () => (await truthOf(project, first)).relations)
      .toEqual(['+ Right 2', '1 Right +', '2 Right =', '= Right 3']);
    await work.press('Escape');
    await work.press('Escape');
    await journey().photograph(seat, 'new-user 7 related');

    await work.writeLatex('1+2=3');
    await page.getByText(say('annotate', 'checkFine')).waitFor();
    await work.category('Elementary').click();
    await work.category('Printed').click();
    await expect
      .poll(() => truthOf(project, first))
      .toMatchObject({ latex: '1+2=3', categories: ['elementary', 'printed'] });
    await journey().photograph(seat, 'new-user 8 finished');

    await work.press('ControlOrMeta+Enter');
    await expect
      .poll(async () => (await truthOf(project, first)).states)
      .toEqual({ symbols: 'accepted', layout: 'accepted', latex: 'accepted' });
    await page.getByText(say('annotate', 'finishedAccepted')).waitFor();
    await journey().photograph(seat, 'new-user 9 next page');

    const quotas = await QuotaPage.open(seat);
    await quotas.setTarget('Elementary', 5);
    await quotas.fraction(1, 5).waitFor();
    await journey().photograph(seat, 'new-user 10 quotas');

    await openReleases(seat);
    await journey().photograph(seat, 'new-user 11 releases');
    await freeze(seat, 'First');
    await mkdir(join(app.folder, 'Datasets'));
    const exported = await exportTo(seat, { release: 'First', way: ['Datasets'], folderName: 'first' });
    await journey().photograph(seat, 'new-user 12 export report');
    expect(await exported.getByText(say('releases', 'balanced')).count()).toBeGreaterThanOrEqual(4);
    await exported.getByRole('button', { name: say('releases', 'done') }).click();

    const out = join(app.folder, 'Datasets', 'first');
    expect((await readdir(out)).toSorted()).toEqual([
      'README.md',
      'aligner',
      'converter',
      'detector',
      'extractor',
      'manifest.json',
      'preview.html',
      'recognizer',
    ]);
    const manifest: { files: unknown[] } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(manifest.files.length).toBeGreaterThan(5);
    const captions = (await readdir(join(out, 'converter'), { recursive: true })).filter((name) =>
      name.endsWith('caption.txt'),
    );
    const texts = await Promise.all(captions.map((name) => readFile(join(out, 'converter', name), 'utf8')));
    expect(texts.join('')).toContain('1 + 2 = 3');
  });

  // The desktop app imports them where they lie: see test/desktop/files.test.ts.
  itOverWeb('drops images on the library', async () => {
    const { app } = journey();
    await app.host.create(join(app.folder, 'Dropped'), '끌어다 놓기', '박지원');
    const seat = await journey().sit({ language: 'ko' });
    const { page, say } = seat;
    await page.getByRole('heading', { name: say('library', 'title') }).waitFor();

    const folder = await writePictures(journey(), '숙제', [sum, fraction]);
    await dropPaths(seat, [folder]);
    const dialog = importDialog(seat);
    await dialog.waitFor();
    await dialog.getByRole('cell', { name: say('imports', 'formatImages') }).waitFor();
    expect(await dialog.getByRole('row').last().getByRole('cell').allTextContents()).toEqual([
      say('imports', 'formatImages'),
      '2',
      '0',
      '2',
      expect.stringContaining('B'),
    ]);
    expect(await storedPages(journey().project)).toEqual([]);
    await journey().photograph(seat, 'dropped 1 dialog');
    await dialog.getByRole('button', { name: say('imports', 'startFiles', { count: 2 }) }).click();
    await reported(seat);
    expect(await figure(dialog, say('imports', 'pages'))).toBe('2');
    await journey().photograph(seat, 'dropped 2 report');
    await dialog.getByRole('button', { name: say('imports', 'done') }).click();

    await page.getByRole('option').nth(1).waitFor();
    const { project } = journey();
    const pages = await storedPages(project);
    const names = await Promise.all(
      pages.map(async (id) => [...(await project.store.getDocument({ type: 'page', id })).records.values()][0]),
    );
    expect(names).toMatchObject([{ sourceName: '숙제/formula-1.png' }, { sourceName: '숙제/formula-2.png' }]);
  });
});
