import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { addLabelled, archiveOf, copyOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitOperation } from '../services/commit.ts';
import { commitSchema } from '../services/schema.ts';
import { readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';

/** The formula documents of a project, in the order of their pages. */
async function formulasOf(project: Project) {
  const pages = await project.store.pagesAfter(null, 100);
  return (await Promise.all(pages.map(({ ref }) => project.store.formulasOfPage(ref.id as never)))).flat();
}

async function onlyFormula(project: Project): Promise<string> {
  return (await formulasOf(project))[0]?.ref.id ?? '';
}

async function edit(
  project: Project,
  id: string,
  change: (record: DocumentRecord) => DocumentRecord | null,
): Promise<void> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const records = [...document.records.values()].flatMap((record) => change(record) ?? []);
  const after = { ...document, records: new Map(records.map((record) => [record.id, record])) };
  const patch = diffDocuments(document, after);
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

const setLatex = (project: Project, id: string, latex: string) =>
  edit(project, id, (record) => (record.kind === 'formula' ? { ...record, latex } : record));

const setNote = (project: Project, id: string, note: string) =>
  edit(project, id, (record) => (record.kind === 'formula' ? { ...record, note } : record));

const setState = (project: Project, id: string, state: LayerState) =>
  edit(project, id, (record) =>
    record.kind === 'formula'
      ? { ...record, layers: { ...record.layers, latex: { state, source: 'person', reason: null } } }
      : record,
  );

const removeLastSymbol = async (project: Project, id: string) => {
  const last = symbolsOf(await project.store.getDocument({ type: 'formula', id })).at(-1)?.id;
  await edit(project, id, (record) => (record.id === last ? null : record));
};

async function stateOf(project: Project, id: string) {
  const document = await project.store.getDocument({ type: 'formula', id });
  const formula = formulaOf(document);
  return {
    latex: formula?.latex,
    note: formula?.note,
    state: formula?.layers.latex.state,
    symbols: symbolsOf(document).length,
  };
}

async function renameClass(project: Project, from: string, label: string): Promise<void> {
  const view = await readSchemaView(project.store);
  const found = [...view.classes.values()].find((one) => one.label === from);
  if (!found) throw new Error(`There is no class ${from}.`);
  await commitSchema(project, importActor, [setMembers(view, found, { label })]);
}

async function labelsOf(project: Project): Promise<readonly string[]> {
  return [...(await readSchemaView(project.store)).classes.values()].map(({ label }) => label);
}

const codes = ({ differing }: ImportReport) => differing.map(({ reason }) => reason.code);

/** An office, and somebody who has taken its archive along; `id`: the one formula of both. */
async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  await addLabelled(office, 'first', ['\\foo', '\\baz', 'x']);
  await takeArchive(away, await archiveOf(office));
  return { office, away, id: await onlyFormula(office) };
}

describe('an archive that is older than what came already', () => {
  it('changes nothing, neither documents nor kinds', async () => {
    const { office, away, id } = await exchanged();
    await setLatex(away, id, 'old');
    const older = await archiveOf(away);
    await setLatex(away, id, 'new');
    await setState(away, id, 'accepted');
    await removeLastSymbol(away, id);
    await renameClass(away, '\\foo', '\\quux');
    const newer = await archiveOf(away);
    expect(codes(await takeArchive(office, newer))).toEqual([]);
    const after = await stateOf(office, id);
    expect(after).toEqual({ latex: 'new', note: '', state: 'accepted', symbols: 2 });
    for (const archive of [older, newer, older]) {
      expect(await takeArchive(office, archive)).toMatchObject({ merged: 0, differing: [] });
      expect(await stateOf(office, id)).toEqual(after);
      expect(await labelsOf(office)).toContain('\\quux');
    }
    await setLatex(office, id, 'on');
    await takeArchive(away, await archiveOf(office));
    expect(await stateOf(away, id)).toMatchObject({ latex: 'on' });
  });

  it('changes nothing of what was taken back there since', async () => {
    const { office, away, id } = await exchanged();
    await setLatex(office, id, 'a');
    await takeArchive(away, await archiveOf(office));
    await setLatex(away, id, 'b');
    await takeArchive(office, await archiveOf(away));
    await setLatex(office, id, 'a');
    await takeArchive(away, await archiveOf(office));
    expect(await stateOf(away, id)).toMatchObject({ latex: 'a' });
  });

  it('is told from a copy that went another way, whose work is not lost', async () => {
    const { away, id } = await exchanged();
    const other = await copyOf(away);
    const office = await ownProject();
    for (const latex of ['a', 'b', 'c']) await setLatex(away, id, latex);
    await setNote(other, id, 'other');
    await takeArchive(office, await archiveOf(away));
    await takeArchive(office, await archiveOf(other));
    expect(await stateOf(office, id)).toMatchObject({ latex: 'c', note: 'other' });
  });
});

describe('a copy of a project, and what came over a third one', () => {
  it('has in common what both were before: the work of either side arrives', async () => {
    const office = await ownProject();
    await addLabelled(office, 'first', ['\\foo', '\\baz', 'x']);
    const id = await onlyFormula(office);
    await setLatex(office, id, 'before');
    const laptop = await copyOf(office);
    await setLatex(laptop, id, 'x + 1');
    await removeLastSymbol(laptop, id);
    await setNote(office, id, 'office');
    const report = await takeArchive(office, await archiveOf(laptop));
    expect(report).toMatchObject({ merged: 1, differing: [] });
    expect(await stateOf(office, id)).toMatchObject({ latex: 'x + 1', note: 'office', symbols: 2 });
    await setLatex(office, id, 'x + 2');
    expect(codes(await takeArchive(laptop, await archiveOf(office)))).toEqual([]);
    expect(await stateOf(laptop, id)).toEqual(await stateOf(office, id));
  });

  it('has in common what both took from the same project', async () => {
    const { office, away: lee, id } = await exchanged();
    const kim = await ownProject();
    await takeArchive(kim, await archiveOf(office));
    await setLatex(lee, id, 'lee');
    await removeLastSymbol(lee, id);
    expect(await takeArchive(kim, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await stateOf(kim, id)).toMatchObject({ latex: 'lee', symbols: 2 });
    // What was merged stands in no log of the other: the state that both took last is later than that.
    await setLatex(office, id, 'office');
    const newer = await archiveOf(office);
    const [one, two] = [await ownProject(), await ownProject()];
    for (const project of [one, two]) await takeArchive(project, newer);
    await setNote(one, id, 'one');
    expect(await takeArchive(two, await archiveOf(one))).toMatchObject({ merged: 1, differing: [] });
    expect(await stateOf(two, id)).toMatchObject({ latex: 'office', note: 'one' });
  });

  it('lists what two copies of one project did in different ways', async () => {
    const { office, away, id } = await exchanged();
    const other = await copyOf(away);
    await setLatex(away, id, 'away');
    await takeArchive(office, await archiveOf(away));
    await setLatex(other, id, 'other');
    expect(codes(await takeArchive(office, await archiveOf(other)))).toEqual(['merge-conflict']);
    expect(await stateOf(office, id)).toMatchObject({ latex: 'away' });
  });
});

describe('what both changed differently and stayed as it is here', () => {
  it('is named on the way back, where it takes the place of what was there', async () => {
    const { office, away, id } = await exchanged();
    await setLatex(away, id, 'away');
    await setLatex(office, id, 'office');
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual(['merge-conflict']);
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    const back = await takeArchive(away, await archiveOf(office));
    expect(back.differing.map(({ reason }) => reason)).toEqual([
      expect.objectContaining({
        code: 'merge-decided-there',
        parameters: expect.objectContaining({ ours: '"away"', theirs: '"office"' }),
      }),
    ]);
    expect(await stateOf(away, id)).toMatchObject({ latex: 'office' });
    // It is settled: neither side hears of it again.
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    await setLatex(office, id, 'office again');
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await stateOf(away, id)).toMatchObject({ latex: 'office again' });
  });

  it('is named, too, where more was done before the way back', async () => {
    const { office, away, id } = await exchanged();
    await setLatex(away, id, 'away');
    await setLatex(office, id, 'office');
    await takeArchive(office, await archiveOf(away));
    await setNote(away, id, 'more');
    await takeArchive(office, await archiveOf(away));
    expect(await stateOf(office, id)).toMatchObject({ latex: 'office', note: 'more' });
    await setLatex(office, id, 'decided');
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual(['merge-decided-there']);
    expect(await stateOf(away, id)).toMatchObject({ latex: 'decided', note: 'more' });
  });

  it('is listed where archives crossed, and nothing is taken without a word', async () => {
    const { office, away, id } = await exchanged();
    await setLatex(away, id, 'away');
    await setNote(office, id, 'office');
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    await takeArchive(office, fromAway);
    await takeArchive(away, fromOffice);
    expect(await stateOf(away, id)).toEqual(await stateOf(office, id));
    await setLatex(away, id, '');
    const report = await takeArchive(office, await archiveOf(away));
    expect([await stateOf(office, id).then(({ latex }) => latex), codes(report)]).toEqual(['away', ['merge-conflict']]);
  });
});
