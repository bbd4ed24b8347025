import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BoxingReport } from '#schemas/contract/boxing.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { overlapOf } from '#test/bench/guided-boxing/score.ts';
import { symbolId } from '#test/support/builders.ts';
import { actorOf, importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { Project } from '../project/project.ts';
import { type RenderedFormula, renderSampleFormula } from '../sample/render-sample.ts';
import { commitEdits, undoOperation } from '../services/annotation.ts';
import { runDoctor } from '../services/doctor.ts';
import { boxFormulas } from './box-formulas.ts';

const appearance = { digitHeightPx: 40, marginPx: 20, inkGrey: 20 };

/** What the page of a formula shows whose LaTeX cannot be printed, in the test that is about that. */
const printedInstead = '7+8';

/** A project with one printed formula a page, each with its LaTeX and no boxes. */
async function projectOf(...latexes: readonly string[]) {
  const project = await newProject();
  const folder = await temporaryFolder();
  const printed: RenderedFormula[] = [];
  for (const [index, latex] of latexes.entries()) {
    const shown = latex === '' || (latex.includes('{1') && !latex.includes('}')) ? `${printedInstead}${index}` : latex;
    const rendered = await renderSampleFormula(shown, mathJaxTypesetter(), appearance);
    await writeFile(join(folder, `${index}.png`), rendered.png);
    printed.push(rendered);
  }
  await importInto(project, [folder]);
  const { items } = await project.store.listFormulas(FormulaFilter.parse({}), null, 100);
  const formulas = items.toSorted((a, b) => (a.pageName < b.pageName ? -1 : 1)).map(({ id }) => id);
  for (const [index, id] of formulas.entries()) {
    await edit(project, id, (document) => {
      const formula = formulaOf(document);
      const latex = latexes[index] ?? '';
      return formula && latex !== '' ? [[formula, { ...formula, latex }]] : [];
    });
  }
  return { project, formulas, printed };
}

type Records = AnnotationDocument['records'] extends ReadonlyMap<string, infer Entry> ? Entry : never;

async function edit(
  project: Project,
  id: FormulaId,
  change: (document: AnnotationDocument) => readonly (readonly [before: Records | null, after: Records])[],
): Promise<void> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const changes = change(document);
  const added = changes.flatMap(([before, after]) => (before ? [] : [after]));
  if (changes.length === 0) return;
  const updated = changes.flatMap(([before, after]) => (before ? [{ before, after }] : []));
  const patch = { document: document.ref, base: document.revision, added, updated, removed: [] };
  await commitEdits(project, importActor, [patch]);
}

const read = (project: Project, id: FormulaId) => project.store.getDocument({ type: 'formula', id });

async function box(project: Project, filter: Partial<FormulaFilter> = {}): Promise<BoxingReport> {
  const job = project.jobs.start('boxing', (handle) =>
    boxFormulas(project, importActor, FormulaFilter.parse(filter), handle),
  );
  const ended = await project.jobs.whenEnded(job.id);
  expect(ended).toMatchObject({ state: 'done', error: null });
  return ended.report as BoxingReport;
}

describe('boxing in bulk', () => {
  it('drafts symbols and layout from the picture and the LaTeX', async () => {
    const { project, formulas, printed } = await projectOf(String.raw`\frac{a}{b}=x_{1}^{2}+\sqrt{3}`);
    expect(await box(project)).toMatchObject({ matching: 1, boxed: 1, symbols: 10, incomplete: 0, skipped: [] });
    const [id] = formulas;
    if (!id) throw new Error('There is no formula.');
    const document = await read(project, id);
    expect(formulaOf(document)?.layers).toMatchObject({
      symbols: { state: 'drafted', source: 'machine' },
      layout: { state: 'drafted', source: 'machine' },
      latex: { state: 'drafted', source: 'person' },
    });
    const symbols = symbolsOf(document);
    for (const truth of printed[0]?.symbols ?? []) {
      expect(Math.max(...symbols.map((symbol) => overlapOf(symbol.box, truth.box))), truth.label).toBeGreaterThan(0.75);
    }
    expect(relationsOf(document)).toHaveLength(9);
    const doctor = project.jobs.start('doctor', (handle) => runDoctor(project, handle));
    expect(await project.jobs.whenEnded(doctor.id)).toMatchObject({ report: { findings: [] } });
  });

  it('is one operation a formula, which can be taken back', async () => {
    const { project, formulas } = await projectOf('a+b', 'c-1');
    const before = await project.store.getDocuments(formulas.map((id) => ({ type: 'formula' as const, id })));
    await box(project);
    const [second, first] = await project.store.recentOperations(2);
    expect([first?.patches.length, second?.patches.length, first?.kind]).toEqual([1, 1, 'edit']);
    for (const operation of [second, first]) if (operation) await undoOperation(project, importActor, operation.id);
    const after = await project.store.getDocuments(formulas.map((id) => ({ type: 'formula' as const, id })));
    expect(after.map(({ records }) => records)).toEqual(before.map(({ records }) => records));
  });

  it('never touches what people made, and boxes nothing twice', async () => {
    const { project, formulas } = await projectOf('a+b', 'c-1', '');
    const [drawn] = formulas;
    if (!drawn) throw new Error('There is no formula.');
    const byHand = {
      kind: 'symbol' as const,
      id: symbolId(1),
      symbolClass: null,
      box: { x: 1, y: 1, width: 9, height: 9 },
    };
    await edit(project, drawn, () => [[null, byHand]]);
    expect(await box(project)).toMatchObject({ boxed: 1, leftAlone: { boxed: 1, withoutLatex: 1, unusable: 0 } });
    expect(symbolsOf(await read(project, drawn))).toEqual([byHand]);
    expect(await box(project)).toMatchObject({ boxed: 0, leftAlone: { boxed: 2 } });
  });

  it('boxes what the filter matches, and says why a formula got nothing', async () => {
    const { project } = await projectOf('a+b', String.raw`\frac{1`, 'c-1');
    const report = await box(project, { text: 'frac' });
    expect(report).toMatchObject({ matching: 1, boxed: 0, meanConfidence: null });
    expect(report.skipped).toEqual([
      { source: '1.png', reason: expect.objectContaining({ message: expect.any(String) }) },
    ]);
  });

  it('is for leads', async () => {
    const { project } = await projectOf('a+b');
    const annotator = await actorOf(project, 1, 'annotator');
    const job = project.jobs.start('boxing', (handle) =>
      boxFormulas(project, annotator, FormulaFilter.parse({}), handle),
    );
    expect(await project.jobs.whenEnded(job.id)).toMatchObject({ state: 'failed', error: { code: 'forbidden' } });
  });

  it('stops when it is cancelled and keeps what it did', async () => {
    const { project, formulas } = await projectOf(...Array.from({ length: 12 }, (_, index) => `a+${index}`));
    const job = project.jobs.start('boxing', (handle) =>
      boxFormulas(project, importActor, FormulaFilter.parse({}), {
        ...handle,
        progress: (phase, done, total) => {
          handle.progress(phase, done, total);
          if (phase === 'boxing' && done === 1) project.jobs.cancel(job.id);
        },
      }),
    );
    const ended = await project.jobs.whenEnded(job.id);
    const documents = await Promise.all(formulas.map((id) => read(project, id)));
    const boxed = documents.filter((document) => symbolsOf(document).length > 0).length;
    expect(ended).toMatchObject({ state: 'cancelled', report: { boxed } });
    expect(boxed).toBeGreaterThan(0);
    expect(boxed).toBeLessThan(formulas.length);
  });
});
