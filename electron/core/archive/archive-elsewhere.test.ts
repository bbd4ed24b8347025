import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { Layer, LayerState } from '#schemas/domain/layer.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { layerIn } from '#test/support/builders.ts';
import { importActor, importInto } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../project/project.ts';
import { commitOperation } from '../services/commit.ts';
import { readSchemaView } from '../services/schema-change/schema-view.ts';

/** The one formula of a project. */
async function formulaIn(project: Project): Promise<{ document: AnnotationDocument; formula: Formula }> {
  const [page] = await project.store.pagesAfter(null, 1);
  const [document] = await project.store.formulasOfPage(page?.ref.id as never);
  const formula = document ? formulaOf(document) : null;
  if (!document || !formula) throw new Error('There is no formula.');
  return { document, formula };
}

async function change(project: Project, members: (formula: Formula, document: AnnotationDocument) => Partial<Formula>) {
  const { document, formula } = await formulaIn(project);
  const records = new Map(document.records).set(formula.id, { ...formula, ...members(formula, document) });
  const patch = diffDocuments(document, { ...document, records });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

/** Categories of a project by their keys, under the facet with this key. */
async function categoriesOf({ store }: Project, facet: string): Promise<ReadonlyMap<string, CategoryId>> {
  const view = await readSchemaView(store);
  const own = [...view.facets.values()].find(({ key }) => key === facet);
  return new Map(
    [...view.categories.values()].flatMap(({ key, id, facet: of }) => (of === own?.id ? [[key, id] as const] : [])),
  );
}

const acceptedLayers = {
  symbols: layerIn('accepted'),
  layout: layerIn('accepted'),
  latex: layerIn('accepted'),
};

/** Two projects that imported the same picture, each by itself; the office has labelled its two symbols. */
async function apart() {
  const [office, away] = [await ownProject(), await ownProject()];
  await addLabelled(office, 'first', ['x', 'y']);
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'same.png'), await pngOf(40 + 'first'.length, 20 + 'f'.charCodeAt(0)));
  expect((await importInto(away, [folder])).job.error).toBeNull();
  return { office, away };
}

describe('work on a page that this project imported itself', () => {
  it('comes with its categories, its place in the text, its reading order and its note', async () => {
    const { office, away } = await apart();
    const levels = await categoriesOf(office, 'level');
    const [level] = levels.values();
    await change(office, (_, document) => ({
      categories: level === undefined ? [] : [level],
      layers: acceptedLayers,
      latex: 'yx',
      order: symbolsOf(document)
        .map(({ id }) => id)
        .toReversed(),
      placement: 'isolated',
      note: 'from the exam',
    }));
    const archive = await archiveOf(office);
    const report = await takeArchive(away, archive);
    expect(report).toMatchObject({ differing: [], filledLayers: 3, imported: { pages: 0 } });
    const { document, formula } = await formulaIn(away);
    expect(formula).toMatchObject({
      categories: [level],
      layers: { layout: { state: 'accepted' } },
      latex: 'yx',
      placement: 'isolated',
      note: 'from the exam',
    });
    const order = formula.order?.map((id) => symbolsOf(document).find((symbol) => symbol.id === id)?.box.x);
    const there = await formulaIn(office);
    expect(order).toEqual(
      there.formula.order?.map((id) => symbolsOf(there.document).find((symbol) => symbol.id === id)?.box.x),
    );
    expect(await takeArchive(away, archive)).toMatchObject({ differing: [], filledLayers: 0, formulasThere: 1 });
  });

  it('stays returned where another reviewer accepted the same, and the other way round; both are named', async () => {
    const { office, away } = await apart();
    const decided = (project: Project, latex: Layer) =>
      change(project, ({ layers }) => ({ latex: 'x', layers: { ...layers, latex } }));
    const returned: Layer = { ...layerIn('returned'), reason: 'wrong sign' };
    const stays = async (here: Layer, there: Layer, told: string | null) => {
      await decided(office, there);
      await decided(away, here);
      const { differing } = await takeArchive(away, await archiveOf(office));
      expect(differing.map(({ reason }) => reason.message)).toEqual(
        told === null ? [] : [expect.stringContaining(told)],
      );
      expect((await formulaIn(away)).formula.layers.latex).toEqual(here);
    };
    await stays(returned, layerIn('accepted'), '(here returned (wrong sign), there accepted)');
    await stays(layerIn('accepted'), returned, '(here accepted, there returned (wrong sign))');
    const other = { ...returned, reason: 'no brackets' };
    await stays(returned, other, '(here returned (wrong sign), there returned (no brackets))');
    await stays(returned, returned, null);
  });

  it('is no decision on the same where each has other boxes, or another layout of the same ones', async () => {
    const { office, away } = await apart();
    const own = [await ownProject(), await ownProject()] as const;
    const decided = async (project: Project, state: LayerState, isSecondFirst: boolean) =>
      await change(project, ({ layers }, document) => {
        const ids = symbolsOf(document).map(({ id }) => id);
        const said = { ...layerIn(state), reason: state === 'returned' ? 'too wide' : null };
        return {
          order: isSecondFirst ? ids.toReversed() : ids,
          layers: { ...layers, symbols: said, layout: said },
        };
      });
    for (const project of own) await addLabelled(project, 'first', ['x', 'y']);
    await decided(own[0], 'returned', false);
    await decided(own[1], 'accepted', true);
    const told = async (project: Project, other: Project) =>
      (await takeArchive(project, await archiveOf(other))).differing.map(
        ({ reason: { code, parameters } }) => (parameters['what'] as { field?: string } | undefined)?.field ?? code,
      );
    expect(await told(own[0], own[1])).toEqual(['layout-differs', 'layers.symbols']);
    await takeArchive(away, await archiveOf(office));
    const { document } = await formulaIn(away);
    const gone = symbolsOf(document).at(-1)?.id;
    const left = new Map([...document.records].filter(([id]) => id !== gone));
    const patch = diffDocuments(document, { ...document, records: left });
    if (patch) await commitOperation(away, importActor, 'edit', [patch]);
    await decided(away, 'returned', false);
    await decided(office, 'accepted', false);
    expect(await told(away, office)).toEqual(['symbols-differ']);
  });

  it('leaves what was said here, and names it', async () => {
    const { office, away } = await apart();
    const levels = [...(await categoriesOf(office, 'level')).values()];
    const said = (project: Project, index: number, placement: Formula['placement']) =>
      change(project, () => ({
        categories: levels.slice(index, index + 1),
        placement,
        note: `note ${index}`,
      }));
    await said(office, 0, 'inline');
    await said(away, 1, 'isolated');
    const { differing } = await takeArchive(away, await archiveOf(office));
    expect(differing.map(({ reason }) => reason.code)).toEqual([
      'categories-differ',
      'archive-placement-inline',
      'archive-note-differs',
    ]);
    expect((await formulaIn(away)).formula).toMatchObject({
      categories: [levels[1]],
      placement: 'isolated',
      note: 'note 1',
    });
  });

  it('is no truth where it is unusable there', async () => {
    const { office, away } = await apart();
    await change(office, () => ({ layers: acceptedLayers, latex: 'x', unusable: 'illegible' }));
    const archive = await archiveOf(office);
    expect(await takeArchive(away, archive)).toMatchObject({ differing: [], filledLayers: 3 });
    expect((await formulaIn(away)).formula).toMatchObject({ latex: 'x', unusable: 'illegible' });
  });

  it('is not taken where it is unusable there and somebody has worked on it here, and is named', async () => {
    const { office, away } = await apart();
    await change(office, () => ({ layers: acceptedLayers, latex: 'x', unusable: 'illegible' }));
    await change(away, () => ({ latex: 'mine', layers: { ...acceptedLayers, symbols: layerIn('absent') } }));
    const { differing } = await takeArchive(away, await archiveOf(office));
    expect(differing.map(({ reason }) => [reason.code, reason.parameters['why']])).toEqual([
      ['archive-unusable-there', 'illegible'],
    ]);
    const { document, formula } = await formulaIn(away);
    expect(formula).toMatchObject({ latex: 'mine', unusable: null });
    expect(symbolsOf(document)).toEqual([]);
  });

  it('fills what is unusable here, and says so', async () => {
    const { office, away } = await apart();
    await change(office, () => ({ layers: acceptedLayers, latex: 'x' }));
    await change(away, () => ({ unusable: 'blurred' }));
    const { differing } = await takeArchive(away, await archiveOf(office));
    expect(differing.map(({ reason }) => [reason.code, reason.parameters['why']])).toEqual([
      ['archive-unusable-here', 'blurred'],
    ]);
    expect((await formulaIn(away)).formula).toMatchObject({ latex: 'x', unusable: 'blurred' });
  });

  it('is filled with one look at the schema and by one act, however many formulas there are', async () => {
    const [office, away] = [await ownProject(), await ownProject()];
    const folder = await temporaryFolder();
    for (const name of ['a', 'b', 'c', 'd']) {
      await addLabelled(office, name, ['x', 'y']);
      await writeFile(join(folder, `${name}.png`), await pngOf(40 + name.length, 20 + name.charCodeAt(0)));
    }
    expect((await importInto(away, [folder])).job.error).toBeNull();
    const archive = await archiveOf(office);
    const fills = vi.spyOn(away.store, 'commitAll');
    const reads = vi.spyOn(away.store, 'schemaRecords');
    expect(await takeArchive(away, archive)).toMatchObject({ filledLayers: 4 });
    const acts = fills.mock.calls.flatMap(([operations]) => operations).filter(({ kind }) => kind === 'import');
    expect(acts.map(({ patches }) => patches.length)).toEqual([4]);
    expect(reads.mock.calls.length).toBeLessThan(8);
  });
});
