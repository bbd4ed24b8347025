import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { Sha256 } from '#schemas/domain/id.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { aFormula, anOperation, aPage, creating, formulaId, layerIn, pageId } from '#test/support/builders.ts';
import { removeDocuments } from '#test/support/offline-edits.ts';
import { importActor, importInto } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitOperation } from '../services/commit.ts';

const regionOf = (number: number) => ({ x: 10 * number, y: 0, width: 8, height: 20 });

async function drawRegion(project: Project, number: number): Promise<void> {
  const formula = aFormula(number, { page: pageId(1), region: regionOf(number) });
  await commitOperation(project, importActor, 'edit', [creating(formula)]);
}

async function moveRegion(project: Project, number: number): Promise<void> {
  const document = await project.store.getDocument({ type: 'formula', id: formulaId(number) });
  const formula = formulaOf(document);
  if (!formula) throw new Error(`There is no formula ${number}.`);
  const moved = { ...formula, region: { ...formula.region, y: formula.region.y + 1 } };
  const patch = diffDocuments(document, { ...document, records: new Map(document.records).set(formula.id, moved) });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

const setRegions = (project: Project, state: LayerState) => setPage(project, { regions: layerIn(state) });
const setWriter = (project: Project, writer: string) => setPage(project, { writer });

async function setPage(project: Project, change: Partial<Page>): Promise<void> {
  const document = await project.store.getDocument({ type: 'page', id: pageId(1) });
  const page = pageOf(document);
  if (!page) throw new Error('There is no page.');
  const records = new Map(document.records).set(page.id, { ...page, ...change });
  const patch = diffDocuments(document, { ...document, records });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

async function regions(project: Project): Promise<{ readonly state: LayerState | undefined; readonly count: number }> {
  const page = pageOf(await project.store.getDocument({ type: 'page', id: pageId(1) }));
  return { state: page?.regions.state, count: (await project.store.formulasOfPage(pageId(1))).length };
}

/** Which regions there are, and where. */
async function placesOf(project: Project): Promise<string> {
  const formulas = (await project.store.formulasOfPage(pageId(1))).flatMap((document) => formulaOf(document) ?? []);
  return JSON.stringify(formulas.map(({ id, region }) => [id, region]));
}

/** What the page was after each commit of some work. */
async function statesDuring(project: Project, work: () => Promise<unknown>) {
  const seen: Awaited<ReturnType<typeof regions>>[] = [];
  const commitAll = project.store.commitAll.bind(project.store);
  const spy = vi.spyOn(project.store, 'commitAll').mockImplementation(async (...parameters) => {
    const outcome = await commitAll(...parameters);
    seen.push(await regions(project));
    return outcome;
  });
  await work();
  spy.mockRestore();
  return seen;
}

/** An office, and somebody who has taken its archive along: a page with one region, submitted. */
async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  const bytes = Buffer.from('a page of formulas');
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  await office.media.write(sha256, bytes);
  const page = aPage(1, {
    sourceSha256: sha256,
    imageSha256: sha256,
    holds: 'formulas',
    regions: layerIn('submitted'),
  });
  const patches = [creating(page), creating(aFormula(1, { region: regionOf(1) }))];
  const media = [{ sha256, byteCount: bytes.length, contentType: 'image/png' }];
  const [outcome] = await office.store.commitAll([anOperation(1, patches, { actor: importActor.person.id })], media);
  expect(outcome?.kind).toBe('committed');
  await takeArchive(away, await archiveOf(office));
  return { office, away };
}

describe('regions of a page that both projects have', () => {
  it('are not accepted with a region that nobody accepted', async () => {
    const { office, away } = await exchanged();
    await setRegions(office, 'accepted');
    await drawRegion(away, 2);
    const archive = await archiveOf(away);
    expect(await takeArchive(office, archive)).toMatchObject({ differing: [] });
    expect(await regions(office)).toEqual({ state: 'submitted', count: 2 });
    // Who looks at all of them accepts them, and the same archive does not take that back.
    await setRegions(office, 'accepted');
    await takeArchive(office, archive);
    expect(await regions(office)).toEqual({ state: 'accepted', count: 2 });
  });

  it('are at no moment accepted with a region that nobody accepted, and stay accepted where it changes nothing', async () => {
    const { office, away } = await exchanged();
    await setRegions(office, 'accepted');
    await drawRegion(away, 2);
    const archive = await archiveOf(away);
    const seen = await statesDuring(office, () => takeArchive(office, archive));
    expect(seen).toContainEqual({ state: 'submitted', count: 2 });
    expect(seen).not.toContainEqual({ state: 'accepted', count: 2 });
    await setRegions(office, 'accepted');
    await moveRegion(office, 2);
    await setRegions(office, 'accepted');
    const again = await statesDuring(office, () => takeArchive(office, archive));
    expect(again.filter(({ state }) => state !== 'accepted')).toEqual([]);
  });

  it('are not accepted before all have come that were accepted there', async () => {
    const { office, away } = await exchanged();
    await drawRegion(away, 2);
    await moveRegion(away, 1);
    await setRegions(away, 'accepted');
    const archive = await archiveOf(away);
    const seen = await statesDuring(office, () => takeArchive(office, archive));
    expect(await regions(office)).toEqual({ state: 'accepted', count: 2 });
    expect(seen.filter(({ state }) => state === 'accepted')).toEqual([{ state: 'accepted', count: 2 }]);
  });

  it('are accepted as they were where the import ends before anything has come', async () => {
    const { office, away } = await exchanged();
    await setRegions(office, 'accepted');
    await moveRegion(away, 1);
    const archive = await archiveOf(away);
    const { exchanges } = office.store;
    vi.spyOn(exchanges, 'saveExchanged').mockRejectedValueOnce(new Error('The disk is full.'));
    const { job } = await importInto(office, [archive]);
    expect(job.error).not.toBeNull();
    const { state } = await regions(office);
    expect(state).toBe('accepted');
  });

  it.each([
    ['moved', (away: Project) => moveRegion(away, 1)],
    ['drawn', (away: Project) => drawRegion(away, 2)],
  ])(
    'are accepted as they were there once the archive comes again, where the first time ended when one %s there had come',
    async (_, work) => {
      const { office, away } = await exchanged();
      await setRegions(office, 'accepted');
      await takeArchive(away, await archiveOf(office));
      await work(away);
      const archive = await archiveOf(away);
      const there = await placesOf(away);
      const commitAll = office.store.commitAll.bind(office.store);
      let hasCome = false;
      const spy = vi.spyOn(office.store, 'commitAll').mockImplementation(async (...parameters) => {
        if (hasCome) throw new Error('The disk is full.');
        const outcome = await commitAll(...parameters);
        hasCome = (await placesOf(office)) === there;
        return outcome;
      });
      const end = vi.spyOn(office.store.exchanges, 'saveTaken').mockRejectedValue(new Error('The disk is full.'));
      expect((await importInto(office, [archive])).job.error).not.toBeNull();
      spy.mockRestore();
      end.mockRestore();
      expect(hasCome).toBe(true);
      expect((await regions(office)).state).toBe('submitted');
      await takeArchive(office, archive);
      expect((await regions(office)).state).toBe('accepted');
    },
  );

  it('are not accepted once more by an archive from before their acceptance was taken back', async () => {
    const { office, away } = await exchanged();
    await setRegions(office, 'accepted');
    await takeArchive(away, await archiveOf(office));
    await setWriter(away, 'Kim');
    const before = await archiveOf(away);
    await setRegions(away, 'submitted');
    await takeArchive(office, await archiveOf(away));
    expect(await regions(office)).toEqual({ state: 'submitted', count: 1 });
    await takeArchive(office, before);
    expect(await regions(office)).toEqual({ state: 'submitted', count: 1 });
  });

  it('stay as they are, and nothing is written, where an archive comes again of which some stayed different', async () => {
    const { office, away } = await exchanged();
    await setRegions(office, 'accepted');
    await removeDocuments(away, [{ type: 'formula', id: formulaId(1) }]);
    const archive = await archiveOf(away);
    await moveRegion(office, 1);
    await takeArchive(office, archive);
    expect(await regions(office)).toEqual({ state: 'accepted', count: 1 });
    const newest = await office.store.newestOperation();
    await takeArchive(office, archive);
    expect(await office.store.newestOperation()).toEqual(newest);
  });

  it('stay accepted where somebody accepts them while an archive comes that changes none', async () => {
    const { office, away } = await exchanged();
    await removeDocuments(away, [{ type: 'formula', id: formulaId(1) }]);
    const archive = await archiveOf(away);
    await moveRegion(office, 1);
    const pagesBySource = office.store.pagesBySource.bind(office.store);
    vi.spyOn(office.store, 'pagesBySource').mockImplementationOnce(async (sources) => {
      await setRegions(office, 'accepted');
      return await pagesBySource(sources);
    });
    await takeArchive(office, archive);
    expect(await regions(office)).toEqual({ state: 'accepted', count: 1 });
  });

  it('come to what they are where somebody works on the page at that moment', async () => {
    const { office, away } = await exchanged();
    await drawRegion(away, 2);
    await setRegions(away, 'accepted');
    const archive = await archiveOf(away);
    const formulasOfPage = office.store.formulasOfPage.bind(office.store);
    let isWorkedOn = false;
    vi.spyOn(office.store, 'formulasOfPage').mockImplementation(async (page) => {
      const formulas = await formulasOfPage(page);
      if (formulas.length === 2 && !isWorkedOn) {
        isWorkedOn = true;
        await setWriter(office, 'Kim');
      }
      return formulas;
    });
    await takeArchive(office, archive);
    expect(await regions(office)).toEqual({ state: 'accepted', count: 2 });
    expect(pageOf(await office.store.getDocument({ type: 'page', id: pageId(1) }))?.writer).toBe('Kim');
  });

  it('are not accepted by an archive that does not know all of them', async () => {
    const { office, away } = await exchanged();
    await setRegions(away, 'accepted');
    await drawRegion(office, 2);
    await takeArchive(office, await archiveOf(away));
    expect(await regions(office)).toEqual({ state: 'submitted', count: 2 });
  });

  it('are not accepted where one was moved on the side that has not accepted them', async () => {
    const { office, away } = await exchanged();
    await setRegions(office, 'accepted');
    await moveRegion(away, 1);
    await takeArchive(office, await archiveOf(away));
    expect(await regions(office)).toEqual({ state: 'submitted', count: 1 });
  });

  it('are submitted where each side accepted other ones', async () => {
    const { office, away } = await exchanged();
    await drawRegion(office, 2);
    await setRegions(office, 'accepted');
    await drawRegion(away, 3);
    await setRegions(away, 'accepted');
    await takeArchive(office, await archiveOf(away));
    expect(await regions(office)).toEqual({ state: 'submitted', count: 3 });
  });

  it('are accepted as the side has them that accepted all that there are', async () => {
    const { office, away } = await exchanged();
    await drawRegion(away, 2);
    await setRegions(away, 'accepted');
    await takeArchive(office, await archiveOf(away));
    expect(await regions(office)).toEqual({ state: 'accepted', count: 2 });
    await moveRegion(office, 2);
    await takeArchive(office, await archiveOf(away));
    expect(await regions(office)).toEqual({ state: 'accepted', count: 2 });
  });
});
