import { rm } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { SynthesisAsked } from '#schemas/contract/synthesis.ts';
import { formulaOf, pageOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { commitEdits } from '../services/annotation.ts';
import { synthesise } from '../synth/synthesise.ts';
import { cropsFor, projectCrops } from './project-crops.ts';
import { suggestClasses } from './suggest-classes.ts';

/** A project with ten drawn formulas, `x+0=y` to `x+9=y`, and one of them. */
async function drawnProject() {
  const project = await newProject();
  const latexes = Array.from({ length: 10 }, (_, index) => `x+${index}=y`);
  const asked = SynthesisAsked.parse({ latexes, seed: 2 });
  const job = project.jobs.start('synthesis', (handle) => synthesise(project, importActor, asked, handle));
  await project.jobs.whenEnded(job.id);
  const { items } = await project.store.listFormulas(FormulaFilter.parse({}), null, 1);
  const [summary] = items;
  if (!summary) throw new Error('There is no formula.');
  const document = await project.store.getDocument({ type: 'formula', id: summary.id });
  const formula = formulaOf(document);
  const [first, ...others] = symbolsOf(document).toSorted((a, b) => a.box.x - b.box.x);
  if (!formula || !first) throw new Error('The formula has no symbol.');
  return { project, document, formula, first, others };
}

describe('crops of a project', () => {
  it('suggest the class of ink by symbols that are labelled already', async () => {
    const { project, formula, first, others } = await drawnProject();
    const crops = projectCrops(project);
    await crops.refresh();
    expect(new Set(crops.shapes.map(({ label }) => label))).toEqual(new Set('xy+=0123456789'));
    expect(cropsFor(crops.shapes, 'x').map(({ label }) => label)).toEqual(Array.from({ length: 10 }, () => 'x'));
    const asked = {
      page: formula.page,
      region: formula.region,
      box: first.box,
      others: others.map(({ box }) => ({ label: null, box })),
    };
    const { suggestions } = await suggestClasses(project, importActor, { ...asked, expected: [] });
    expect(suggestions[0]?.label).toBe('x');
    expect(suggestions).toHaveLength(5);
    // What the LaTeX waits for comes first, whatever the ink looks like.
    const expected = await suggestClasses(project, importActor, { ...asked, expected: ['9', '\\zeta'] });
    expect(new Set(expected.suggestions.slice(0, 2).map(({ label }) => label))).toEqual(new Set(['9', '\\zeta']));
  });

  it('follow what is labelled while the project is open', async () => {
    const { project, document, first } = await drawnProject();
    const crops = projectCrops(project);
    await crops.refresh();
    const count = (label: string) => crops.shapes.filter((shape) => shape.label === label).length;
    expect([count('x'), count('y')]).toEqual([10, 10]);
    const y = symbolsOf(document).toSorted((a, b) => b.box.x - a.box.x)[0]?.symbolClass ?? null;
    const updated = [{ before: first, after: { ...first, symbolClass: y } }];
    const patch = { document: document.ref, base: document.revision, added: [], updated, removed: [] };
    await commitEdits(project, importActor, [patch]);
    await crops.refresh();
    expect([count('x'), count('y')]).toEqual([9, 11]);
  });

  it('are let go of without a word where the project closes meanwhile', async () => {
    const { project } = await drawnProject();
    const log = vi.spyOn(project.runtime, 'log');
    const gathering = projectCrops(project).refresh();
    await project.close();
    await gathering;
    expect(log).not.toHaveBeenCalled();
  });

  it('are gathered of all other pages where the picture of one is gone', async () => {
    const { project, formula } = await drawnProject();
    const page = pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
    if (!page) throw new Error('The formula has no page.');
    await rm(project.media.pathOf(page.imageSha256));
    const crops = projectCrops(project);
    await crops.refresh();
    expect(crops.shapes.filter(({ label }) => label === 'x')).toHaveLength(9);
  });

  it('leave out what the machine boxed and nobody has looked at', async () => {
    const { project, document, first, others } = await drawnProject();
    const crops = projectCrops(project);
    await crops.refresh();
    const before = crops.shapes.length;
    const removed = [first, ...others, ...relationsOf(document)];
    const patch = { document: document.ref, base: document.revision, added: [], updated: [], removed };
    const emptied = await commitEdits(project, importActor, [patch]);
    await commitEdits(
      project,
      importActor,
      [{ document: document.ref, base: emptied.documents[0]?.revision ?? 0, added: [first], updated: [], removed: [] }],
      'machine',
    );
    await crops.refresh();
    expect(crops.shapes).toHaveLength(before - 5);
  });
});
