import { describe, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { SynthesisAsked, type SynthesisReport } from '#schemas/contract/synthesis.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { findInk } from '#shared/matching/ink/find-ink.ts';
import { overlapOf } from '#test/bench/guided-boxing/score.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import { decodeUpright } from '../imaging/decode-upright.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { Project } from '../project/project.ts';
import { runDoctor } from '../services/doctor.ts';
import { drawHand } from './hand.ts';
import { randomLatex } from './random-latex.ts';
import { renderInHand } from './render-hand.ts';
import { seededLot } from './seeded-lot.ts';
import { synthesise } from './synthesise.ts';

async function draw(project: Project, asked: Partial<SynthesisAsked>): Promise<SynthesisReport> {
  const job = project.jobs.start('synthesis', (handle) =>
    synthesise(project, importActor, SynthesisAsked.parse(asked), handle),
  );
  const ended = await project.jobs.whenEnded(job.id);
  expect(ended).toMatchObject({ state: 'done', error: null });
  return ended.report as SynthesisReport;
}

async function formulasOf(project: Project) {
  const { items } = await project.store.listFormulas(FormulaFilter.parse({}), null, 100);
  return await project.store.getDocuments(items.map(({ id }) => ({ type: 'formula' as const, id })));
}

describe('drawn formulas', () => {
  it('have boxes that are exactly around their ink, in every hand', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const drawn = await renderInHand('a=\\frac{1}{7}+x', drawHand(seededLot(seed)), mathJaxTypesetter());
      if (!drawn.ok) throw new Error(drawn.reason.message);
      const decoded = await decodeUpright(drawn.png);
      if (decoded.kind !== 'image') throw new Error('The picture cannot be decoded.');
      const { components } = findInk(decoded.pixels);
      for (const { label, box } of drawn.symbols.filter((symbol) => symbol.label !== '=')) {
        const best = Math.max(...components.map((component) => overlapOf(component.box, box)));
        expect(best, `${label} of seed ${seed}`).toBeGreaterThan(0.7);
      }
    }
  });

  it('are pages whose truth is accepted, and the same for the same seed', async () => {
    const [project, again] = [await newProject(), await newProject()];
    expect(await draw(project, { count: 4, seed: 3 })).toMatchObject({ asked: 4, pages: 4, skipped: [] });
    await draw(again, { count: 4, seed: 3 });
    const [documents, others] = [await formulasOf(project), await formulasOf(again)];
    const latexes = (list: typeof documents) =>
      list.map((document) => formulaOf(document)?.latex ?? '').toSorted((a, b) => (a < b ? -1 : 1));
    expect(latexes(documents)).toEqual(latexes(others));
    for (const document of documents) {
      expect(formulaOf(document)?.layers).toMatchObject({
        symbols: { state: 'accepted', source: 'machine' },
        layout: { state: 'accepted', source: 'machine' },
        latex: { state: 'accepted', source: 'machine' },
      });
      expect(relationsOf(document)).toHaveLength(symbolsOf(document).length - 1);
    }
    expect(await draw(project, { count: 4, seed: 3 })).toMatchObject({ pages: 0 });
    const doctor = project.jobs.start('doctor', (handle) => runDoctor(project, handle));
    expect(await project.jobs.whenEnded(doctor.id)).toMatchObject({ report: { findings: [] } });
  });

  it('are not for handwriting, and not for annotators', async () => {
    const project = await newProject();
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const handwritten = records.find((record) => record.kind === 'category' && record.key === 'handwritten');
    if (handwritten?.kind !== 'category') throw new Error('The template has no category for handwriting.');
    const asked = SynthesisAsked.parse({ count: 1, categories: [handwritten.id] });
    const job = project.jobs.start('synthesis', (handle) => synthesise(project, importActor, asked, handle));
    expect(await project.jobs.whenEnded(job.id)).toMatchObject({ state: 'failed', error: { code: 'invalid-input' } });
    const annotator = await actorOf(project, 1, 'annotator');
    const refused = project.jobs.start('synthesis', (handle) => synthesise(project, annotator, asked, handle));
    expect(await project.jobs.whenEnded(refused.id)).toMatchObject({ state: 'failed', error: { code: 'forbidden' } });
  });

  it('are LaTeX that can be laid out, with what was wished for', async () => {
    const lot = seededLot(11);
    for (const structure of ['fraction', 'root', 'script', 'vertical', 'system', 'linear']) {
      for (let turn = 0; turn < 8; turn += 1) {
        const latex = randomLatex({ structures: [structure], label: null }, lot);
        const drawn = await renderInHand(latex, drawHand(lot), mathJaxTypesetter());
        expect(drawn.ok, latex).toBe(true);
      }
    }
    expect(randomLatex({ structures: [], label: '\\theta' }, lot)).toContain('\\theta');
  });
});
