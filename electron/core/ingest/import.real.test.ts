import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { describeWithRealData, realData, realFiles } from '#test/support/real-data.ts';
import { wholeList } from '#test/support/whole-list.ts';
import { runDoctor } from '../services/doctor.ts';
import { projectStatus } from '../services/status.ts';

/** Symbol groups of an InkML file, counted without a parser: groups that hold trace views. */
function countSymbolGroups(text: string): number {
  return (text.match(/<traceGroup\b(?:(?!<traceGroup\b)[\s\S])*?<traceView\b/g) ?? []).length;
}

describeWithRealData('crohme', 'importing CROHME', () => {
  it('gives a formula for each file, with every symbol of its groups, and names what is broken', async () => {
    const project = await newProject();
    const { job, report } = await importInto(project, [realData('crohme')]);
    expect(job.error).toBeNull();
    const files = await realFiles('.inkml', 'crohme', 'inkml');
    const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
    const groups = texts.reduce((sum, text) => sum + countSymbolGroups(text), 0);
    expect(report.imported).toMatchObject({
      pages: files.length,
      formulas: files.length,
      symbols: groups,
      latex: files.length,
    });
    expect(report.quarantined.map(({ source }) => source).sort()).toEqual(
      (await readdir(realData('crohme', 'broken'))).map((name) => `broken/${name}`).sort(),
    );
    await expectListedStrokes(project, report, files);
    await expectEveryClass(project, texts);
    expect((await projectStatus(project)).formulasByStatus.accepted).toBe(files.length);
    await expectBoxesInside(project);
    const again = await importInto(project, [realData('crohme')]);
    expect(again.report.imported.pages).toBe(0);
    expect(again.report.alreadyThere).toBe(files.length);
    expect(again.report.differing).toEqual([]);
    const doctor = project.jobs.start('doctor', (handle) => runDoctor(project, handle));
    expect((await project.jobs.whenEnded(doctor.id)).report).toMatchObject({ findings: [] });
  });

  async function expectListedStrokes(
    project: Awaited<ReturnType<typeof newProject>>,
    report: Awaited<ReturnType<typeof importInto>>['report'],
    files: readonly string[],
  ) {
    const lines = (await readFile(realData('crohme', 'unassigned_strokes.tsv'), 'utf8')).split('\n');
    const listed = new Set(lines.map((line) => line.split('\t')[0]?.replace(/\.inkml$/, '') ?? ''));
    const expected = files.map((path) => basename(path, '.inkml')).filter((name) => listed.has(name));
    const repaired = await wholeList(project, report, 'repaired');
    const reported = repaired
      .filter(({ reason }) => reason.code === 'strokes-in-no-symbol')
      .map(({ source }) => source.replace(/^.*\//, '').replace(/\.inkml$/, ''));
    expect(reported.sort()).toEqual(expected.sort());
  }

  async function expectEveryClass(project: Awaited<ReturnType<typeof newProject>>, texts: readonly string[]) {
    const { symbols } = await project.store.counters();
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const labels = new Set(
      symbols.flatMap((row) => {
        const record = records.find(({ id }) => id === row.symbolClass);
        return record?.kind === 'symbol-class' ? [record.label] : [];
      }),
    );
    const csv = (await readFile(realData('crohme', 'classes_101.csv'), 'utf8')).trim().split('\n').slice(1);
    const all = csv.map((line) => (line.match(/^\d+,("(?:[^"]|"")*"|[^,]*),/)?.[1] ?? '').replace(/^"(.*)"$/, '$1'));
    const escaped = (label: string) => label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const occurring = all.filter((label) =>
      texts.some((text) => text.includes(`>${label}</annotation>`) || text.includes(`>${escaped(label)}</annotation>`)),
    );
    expect([...labels].sort()).toEqual(expect.arrayContaining(occurring));
    expect(occurring.length).toBeGreaterThan(90);
  }

  async function expectBoxesInside(project: Awaited<ReturnType<typeof newProject>>) {
    for (const page of await project.store.pagesAfter(null, 100)) {
      const root = page.records.get(page.ref.id);
      if (root?.kind !== 'page') throw new Error('no page');
      for (const formula of await project.store.formulasOfPage(root.id)) {
        expect(relationsOf(formula).length).toBe(Math.max(0, symbolsOf(formula).length - 1));
        for (const { box } of symbolsOf(formula)) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= root.width && box.y + box.height <= root.height).toBe(
            true,
          );
        }
      }
    }
  }
});

describeWithRealData('hme_vas', 'importing YOLO symbols', () => {
  it('gives a page for each photo with all its boxes', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [realData('hme_vas')]);
    const names = await realFiles('.txt', 'hme_vas', 'labels');
    const texts = await Promise.all(names.map((path) => readFile(path, 'utf8')));
    const rows = texts.reduce((sum, text) => sum + text.split('\n').filter((line) => line.trim() !== '').length, 0);
    expect(report.imported).toMatchObject({ pages: names.length, formulas: names.length, symbols: rows });
    expect(report.quarantined).toEqual([]);
  });
});

describeWithRealData('formula_pages', 'importing YOLO regions', () => {
  it('gives a page for each picture with all its formula regions', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [realData('formula_pages')], { as: 'regions' });
    const names = await realFiles('.txt', 'formula_pages', 'labels');
    const texts = await Promise.all(names.map((path) => readFile(path, 'utf8')));
    const rows = texts.reduce((sum, text) => sum + text.split('\n').filter((line) => line.trim() !== '').length, 0);
    expect(report.imported).toMatchObject({ pages: names.length, formulas: rows, regions: rows, symbols: 0 });
  });
});

describeWithRealData('crohme2014_no_truth', 'importing ink without truth', () => {
  it('gives pages whose layers are absent', async () => {
    const project = await newProject();
    const folder = realData('crohme2014_no_truth', 'inkml_test_no_truth');
    const { report } = await importInto(project, [folder]);
    expect(report.imported).toMatchObject({ pages: (await readdir(folder)).length, symbols: 0, latex: 0 });
    expect((await projectStatus(project)).formulasByStatus.absent).toBe(report.imported.pages);
  });
});
