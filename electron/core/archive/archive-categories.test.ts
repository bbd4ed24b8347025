import { describe, expect, it } from 'vitest';
import type { CategoryId } from '#schemas/domain/id.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitOperation } from '../services/commit.ts';
import { readSchemaView } from '../services/schema-change/schema-view.ts';

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
});
