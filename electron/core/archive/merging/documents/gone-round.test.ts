import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { SymbolId } from '#schemas/domain/id.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { aSymbol, layerIn } from '#test/support/builders.ts';
import { editFormula, formulasOf, lookOf, removeLastSymbol, setFormula } from '#test/support/offline-edits.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../../../project/project.ts';
import { commitOperation } from '../../../services/commit.ts';
import { commitSchema } from '../../../services/schema.ts';
import { readSchemaView, setMembers } from '../../../services/schema-change/schema-view.ts';

/** The first in the reading order, if there is one. */
async function drawSymbol(project: Project, id: string, x: number): Promise<SymbolId> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const symbol = SymbolId.parse(project.runtime.newId());
  const records = [...document.records.values()].map((record) =>
    record.kind === 'formula' && record.order ? { ...record, order: [symbol, ...record.order] } : record,
  );
  const drawn = aSymbol(0, { id: symbol, box: { x, y: 1, width: 8, height: 8 } });
  const after = new Map([...records, drawn].map((record) => [record.id, record]));
  const patch = diffDocuments(document, { ...document, records: after });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
  return symbol;
}

async function moveSymbol(project: Project, id: string, symbol: string, x: number): Promise<void> {
  await editFormula(project, id, (record) =>
    record.kind === 'symbol' && record.id === symbol ? { ...record, box: { ...record.box, x } } : record,
  );
}

/** Where the symbols of a formula begin, from left to right. */
async function xsOf(project: Project, id: string): Promise<readonly number[]> {
  const document = await project.store.getDocument({ type: 'formula', id });
  return symbolsOf(document)
    .map(({ box }) => box.x)
    .sort((a, b) => a - b);
}

async function formulaIn(project: Project, id: string): Promise<Formula | null> {
  return formulaOf(await project.store.getDocument({ type: 'formula', id }));
}

async function setClass(project: Project, id: string, members: { label?: string; aliases?: string[] }): Promise<void> {
  const view = await readSchemaView(project.store);
  const found = [...view.classes.values()].find((one) => one.id === id);
  if (!found) throw new Error(`There is no class ${id}.`);
  await commitSchema(project, importActor, [setMembers(view, found, members)]);
}

async function classIn(project: Project, id: string) {
  const found = [...(await readSchemaView(project.store)).classes.values()].find((one) => one.id === id);
  return { label: found?.label, aliases: found?.aliases };
}

const codes = ({ differing }: ImportReport) => differing.map(({ reason }) => reason.code);
const fields = ({ differing }: ImportReport) =>
  differing.map(({ reason: { parameters } }) => (parameters['what'] as { field: string | null }).field);

/** An office and kim, who has taken its archive; `id`: the one formula of both. */
async function exchanged() {
  const [office, kim] = [await ownProject(), await ownProject()];
  await addLabelled(office, 'first', ['\\foo', '\\baz', 'x']);
  await takeArchive(kim, await archiveOf(office));
  const id = (await formulasOf(office))[0]?.ref.id ?? '';
  return { office, kim, id };
}

/** What the office has now comes to lee over kim; the office never took from either. */
async function goRound(office: Project, kim: Project): Promise<Project> {
  await takeArchive(kim, await archiveOf(office));
  const lee = await ownProject();
  await takeArchive(lee, await archiveOf(kim));
  return lee;
}

/** A symbol that the office drew has gone round. */
async function circle() {
  const { office, kim, id } = await exchanged();
  const symbol = await drawSymbol(office, id, 90);
  const lee = await goRound(office, kim);
  expect(await lookOf(lee, id)).toMatchObject({ symbols: 4 });
  return { office, lee, id, symbol };
}

/** Members of a formula that the office wrote and that went round. */
async function wrote(members: Partial<Formula>) {
  const { office, kim, id } = await exchanged();
  await setFormula(office, id, members);
  const lee = await goRound(office, kim);
  expect(await formulaIn(lee, id)).toMatchObject(members);
  return { office, kim, lee, id };
}

describe('a symbol that went round over others', () => {
  it('removes what was removed there, also where it had gone round over others', async () => {
    const { office, lee, id } = await circle();
    await removeLastSymbol(lee, id);
    await drawSymbol(office, id, 120);
    await drawSymbol(lee, id, 150);
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await xsOf(office, id)).toEqual([0, 9, 18, 120, 150]);
  });

  it('does not bring back what was removed here, also where it had gone round over others', async () => {
    const { office, lee, id, symbol } = await circle();
    await editFormula(office, id, (record) => (record.id === symbol ? null : record));
    await drawSymbol(lee, id, 150);
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await xsOf(office, id)).toEqual([0, 9, 18, 150]);
  });

  it('lists what was removed there and may have been changed here since it went round', async () => {
    const { office, lee, id, symbol } = await circle();
    await moveSymbol(office, id, symbol, 99);
    await removeLastSymbol(lee, id);
    expect(codes(await takeArchive(office, await archiveOf(lee)))).toEqual(['merge-conflict-absent-there']);
    expect(await xsOf(office, id)).toEqual([0, 9, 18, 99]);
  });

  it('lists what was removed here and changed there after it had gone round', async () => {
    const { office, lee, id, symbol } = await circle();
    await moveSymbol(lee, id, symbol, 99);
    await editFormula(office, id, (record) => (record.id === symbol ? null : record));
    expect(codes(await takeArchive(office, await archiveOf(lee)))).toEqual(['merge-conflict-absent-here']);
    expect(await xsOf(office, id)).toEqual([0, 9, 18]);
  });

  it('goes with its place in the reading order, which stays accepted as it was there', async () => {
    const { office, kim, id } = await exchanged();
    const before = symbolsOf(await office.store.getDocument({ type: 'formula', id })).map((one) => one.id);
    const layers = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('absent') };
    await setFormula(office, id, { order: before, layers });
    await takeArchive(kim, await archiveOf(office));
    const symbol = await drawSymbol(office, id, 90);
    const lee = await goRound(office, kim);
    expect(await formulaIn(lee, id)).toMatchObject({ order: [symbol, ...before], layers });
    await editFormula(lee, id, (record) => {
      if (record.kind === 'formula') return { ...record, order: before };
      return record.id === symbol ? null : record;
    });
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await formulaIn(office, id)).toMatchObject({ order: before, layers });
  });
});

describe('what a formula says of itself that went round over others', () => {
  it('is taken back where it was taken back there: a note, a category, an acceptance', async () => {
    const { office, kim, id } = await exchanged();
    const [first, second] = [...(await readSchemaView(office.store)).categories.keys()].toSorted();
    if (first === undefined || second === undefined) throw new Error('There are no two categories.');
    const layers = { symbols: layerIn('drafted'), layout: layerIn('absent'), latex: layerIn('accepted') };
    await setFormula(office, id, { note: 'look', categories: [first], latex: 'x', layers });
    // Kim had one of their own: what went round is no state that the office ever had.
    await setFormula(kim, id, { categories: [second] });
    const lee = await goRound(office, kim);
    expect(await formulaIn(lee, id)).toMatchObject({ note: 'look', categories: [first, second], layers });
    const submitted = { ...layers, latex: layerIn('submitted') };
    await setFormula(lee, id, { note: '', categories: [second], layers: submitted });
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await formulaIn(office, id)).toMatchObject({
      note: '',
      categories: [second],
      latex: 'x',
      layers: submitted,
    });
  });

  it('is not undone where it was taken back here', async () => {
    const { office, lee, id } = await wrote({ note: 'look' });
    await setFormula(office, id, { note: '' });
    await setFormula(lee, id, { placement: 'inline' });
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await formulaIn(office, id)).toMatchObject({ note: '', placement: 'inline' });
  });

  it('is listed where both changed it after that', async () => {
    const { office, lee, id } = await wrote({ note: 'look' });
    await setFormula(office, id, { note: 'look here' });
    await setFormula(lee, id, { note: '' });
    expect(fields(await takeArchive(office, await archiveOf(lee)))).toEqual(['note']);
    expect(await formulaIn(office, id)).toMatchObject({ note: 'look here' });
  });

  it('is told from what was written here since and never went there', async () => {
    const { office, lee, id } = await wrote({ placement: 'inline' });
    await setFormula(office, id, { note: 'new' });
    await setFormula(lee, id, { latex: 'x' });
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await formulaIn(office, id)).toMatchObject({ note: 'new', latex: 'x', placement: 'inline' });
  });

  it('is again what it was before where it was set back there', async () => {
    const { office, kim, lee, id } = await wrote({ note: 'one' });
    await setFormula(office, id, { note: 'two' });
    await takeArchive(kim, await archiveOf(office));
    await takeArchive(lee, await archiveOf(kim));
    expect(await formulaIn(lee, id)).toMatchObject({ note: 'two' });
    await setFormula(lee, id, { note: 'one' });
    expect(await takeArchive(office, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await formulaIn(office, id)).toMatchObject({ note: 'one' });
  });

  it('is told from the same that somebody else decided there: two reviewers disagree', async () => {
    const latexIn = (state: LayerState) => ({
      layers: { symbols: layerIn('drafted'), layout: layerIn('absent'), latex: layerIn(state) },
    });
    const { office, lee, id } = await wrote({ latex: 'x', ...latexIn('submitted') });
    await setFormula(office, id, latexIn('accepted'));
    for (const state of ['accepted', 'returned'] as const) await setFormula(lee, id, latexIn(state));
    expect(fields(await takeArchive(office, await archiveOf(lee)))).toEqual(['layers.latex']);
    expect(await formulaIn(office, id)).toMatchObject(latexIn('accepted'));
  });
});

describe('a class that went round over others', () => {
  it('is named again as it was named there, without the alias that was taken away there', async () => {
    const { office, kim } = await exchanged();
    const id =
      [...(await readSchemaView(office.store)).classes.values()].find(({ label }) => label === '\\foo')?.id ?? '';
    await setClass(office, id, { label: '\\quux', aliases: ['quux', 'old'] });
    const lee = await goRound(office, kim);
    expect(await classIn(lee, id)).toEqual({ label: '\\quux', aliases: ['quux', 'old'] });
    await setClass(lee, id, { label: '\\foo', aliases: ['quux'] });
    expect(codes(await takeArchive(office, await archiveOf(lee)))).toEqual([]);
    expect(await classIn(office, id)).toEqual({ label: '\\foo', aliases: ['quux'] });
  });
});
