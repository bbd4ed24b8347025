import { describe, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { SynthesisAsked } from '#schemas/contract/synthesis.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { synthesise } from '../synth/synthesise.ts';
import { cropsFor, whenCropsAreThere } from './project-crops.ts';
import { suggestClasses } from './suggest-classes.ts';

describe('crops of a project', () => {
  it('suggest the class of ink by symbols that are labelled already', async () => {
    const project = await newProject();
    const latexes = Array.from({ length: 10 }, (_, index) => `x+${index}=y`);
    const asked = SynthesisAsked.parse({ latexes, seed: 2 });
    const job = project.jobs.start('synthesis', (handle) => synthesise(project, importActor, asked, handle));
    await project.jobs.whenEnded(job.id);
    const crops = await whenCropsAreThere(project);
    expect(new Set(crops.shapes.map(({ label }) => label))).toEqual(new Set('xy+=0123456789'));
    expect(cropsFor(crops, 'x').map(({ label }) => label)).toEqual(Array.from({ length: 10 }, () => 'x'));

    const { items } = await project.store.listFormulas(FormulaFilter.parse({}), null, 1);
    const [summary] = items;
    if (!summary) throw new Error('There is no formula.');
    const document = await project.store.getDocument({ type: 'formula', id: summary.id });
    const formula = formulaOf(document);
    const [first, ...others] = symbolsOf(document).toSorted((a, b) => a.box.x - b.box.x);
    if (!formula || !first) throw new Error('The formula has no symbol.');
    const { suggestions } = await suggestClasses(project, importActor, {
      page: formula.page,
      region: formula.region,
      box: first.box,
      others: others.map(({ box }) => box),
    });
    expect(suggestions[0]?.label).toBe('x');
    expect(suggestions).toHaveLength(5);
  });
});
