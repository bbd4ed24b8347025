import { describe, expect, it } from 'vitest';
import type { CategoryId } from '#schemas/domain/id.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { setFormula } from '#test/support/offline-edits.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitOperation } from '../services/commit.ts';
import { commitSchema } from '../services/schema.ts';
import { readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';

/** The one formula of a project. */
async function formulaDocument(project: Project) {
  const [found] = await project.store.pagesAfter(null, 1);
  const page = found && pageOf(found);
  const [document] = page ? await project.store.formulasOfPage(page.id) : [];
  if (document === undefined) throw new Error('There is no formula.');
  return document;
}

async function categoriesOf(project: Project, selection: 'one' | 'many'): Promise<readonly CategoryId[]> {
  const { facets, categories } = await readSchemaView(project.store);
  const facet = [...facets.values()].find((one) => one.selection === selection);
  return [...categories.values()].flatMap((one) => (one.facet === facet?.id ? [one.id] : [])).sort();
}

async function give(project: Project, ...categories: readonly (CategoryId | undefined)[]): Promise<void> {
  const document = await formulaDocument(project);
  const formula = formulaOf(document);
  if (!formula) throw new Error('There is no formula.');
  const given = categories.filter((id) => id !== undefined).sort();
  const records = new Map(document.records).set(formula.id, { ...formula, categories: given });
  const patch = diffDocuments(document, { ...document, records });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

async function note(project: Project, text: string): Promise<void> {
  await setFormula(project, (await formulaDocument(project)).ref.id, { note: text });
}

const given = async (project: Project) => formulaOf(await formulaDocument(project))?.categories;

async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  await addLabelled(office, 'one', ['x']);
  await takeArchive(away, await archiveOf(office));
  return { office, away };
}

describe('categories that both projects gave to a formula', () => {
  it('of a facet with one choice stay as they are here and are named', async () => {
    const { office, away } = await exchanged();
    const [first, second] = await categoriesOf(office, 'one');
    await give(office, first);
    await give(away, second);
    const { differing } = await takeArchive(office, await archiveOf(away));
    expect(differing.map(({ reason }) => reason.code)).toEqual(['merge-conflict']);
    expect(await given(office)).toEqual([first]);
    // It was decided there, and somebody hears of it.
    const back = await takeArchive(away, await archiveOf(office));
    expect(back.differing.map(({ reason }) => reason.code)).toEqual(['merge-decided-there']);
    expect(await given(away)).toEqual([first]);
  });

  it('of a facet with any number come together', async () => {
    const { office, away } = await exchanged();
    const [first, second] = await categoriesOf(office, 'many');
    await give(office, first);
    await give(away, second);
    expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ differing: [] });
    expect(await given(office)).toEqual([first, second]);
  });

  it('are changed as the one side changed them that did', async () => {
    const { office, away } = await exchanged();
    const [first, second] = await categoriesOf(office, 'one');
    await give(office, first);
    await takeArchive(away, await archiveOf(office));
    await give(away, second);
    expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ differing: [] });
    expect(await given(office)).toEqual([second]);
  });

  describe('of a facet that had any number of choices and has one now', () => {
    /** Both gave the formula two categories of it before. */
    async function narrowed() {
      const { office, away } = await exchanged();
      const [first, second, third, fourth] = await categoriesOf(office, 'many');
      await give(office, first, second);
      await takeArchive(away, await archiveOf(office));
      const view = await readSchemaView(office.store);
      const facet = [...view.facets.values()].find((one) => one.selection === 'many');
      if (!facet) throw new Error('There is no such facet.');
      await commitSchema(office, importActor, [setMembers(view, facet, { selection: 'one' })]);
      return { office, away, first, second, third, fourth };
    }

    it('stay where nobody touched them', async () => {
      const { office, away, first, second } = await narrowed();
      await note(away, 'a note');
      expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ merged: 1, differing: [] });
      expect(await given(office)).toEqual([first, second]);
      expect(await takeArchive(away, await archiveOf(office))).toMatchObject({ differing: [] });
      expect(await given(away)).toEqual([first, second]);
    });

    it('are changed as the one side changed them that did', async () => {
      const { office, away, first, second, third } = await narrowed();
      await give(away, first, second, third);
      expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ differing: [] });
      expect(await given(office)).toEqual([first, second, third]);
      await give(office, second);
      expect(await takeArchive(away, await archiveOf(office))).toMatchObject({ differing: [] });
      expect(await given(away)).toEqual([second]);
    });

    it('stay as they are here where both settled for another one, and are named', async () => {
      const { office, away, first, second } = await narrowed();
      await give(office, first);
      await give(away, second);
      const { differing } = await takeArchive(office, await archiveOf(away));
      expect(differing.map(({ reason }) => reason.code)).toEqual(['merge-conflict']);
      expect(await given(office)).toEqual([first]);
    });

    it('lose none of those that are here where another one comes, which is named', async () => {
      const { office, away, first, second, third, fourth } = await narrowed();
      await give(office, first, second, third);
      await give(away, first, second, fourth);
      const { differing } = await takeArchive(office, await archiveOf(away));
      expect(differing.map(({ reason }) => reason.code)).toEqual(['merge-conflict']);
      expect(await given(office)).toEqual([first, second, third]);
    });
  });
});
