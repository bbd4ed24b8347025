import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { addLabelled, archiveOf, copyOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { layerIn } from '#test/support/builders.ts';
import { formulasOf, lookOf, removeLastSymbol, setFormula } from '#test/support/offline-edits.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitSchema } from '../services/schema.ts';
import { readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';

async function onlyFormula(project: Project): Promise<string> {
  return (await formulasOf(project))[0]?.ref.id ?? '';
}

const accepted = { latex: layerIn('accepted'), symbols: layerIn('drafted'), layout: layerIn('absent') };

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

describe('what a reviewer returned', () => {
  const latexIn = (state: LayerState) => ({ layers: { ...accepted, latex: layerIn(state) } });
  const stateOf = async (project: Project, id: string) => (await lookOf(project, id))?.state;

  it('arrives where it was submitted, and what was submitted again after it comes back', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'x', ...latexIn('submitted') });
    await takeArchive(office, await archiveOf(away));
    await setFormula(office, id, latexIn('returned'));
    expect(await takeArchive(away, await archiveOf(office))).toMatchObject({ merged: 1, differing: [] });
    expect(await stateOf(away, id)).toBe('returned');
    await setFormula(away, id, latexIn('submitted'));
    await takeArchive(office, await archiveOf(away));
    expect(await stateOf(office, id)).toBe('submitted');
  });

  it('arrives also where each had gone on with another layer and their archives crossed', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(office, id, latexIn('submitted'));
    await setFormula(away, id, { layers: { ...accepted, latex: layerIn('absent'), symbols: layerIn('submitted') } });
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    await takeArchive(office, fromAway);
    await takeArchive(away, fromOffice);
    expect(await stateOf(away, id)).toBe('submitted');
    await setFormula(office, id, {
      layers: { ...accepted, latex: layerIn('returned'), symbols: layerIn('submitted') },
    });
    await takeArchive(away, await archiveOf(office));
    expect(await stateOf(away, id)).toBe('returned');
  });

  it('is not accepted by another reviewer, nor the other way round: both hear of it, and what is here stays', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(office, id, { latex: 'x', ...latexIn('submitted') });
    await takeArchive(away, await archiveOf(office));
    const returned = { ...layerIn('returned'), reason: 'wrong sign' };
    await setFormula(office, id, { layers: { ...accepted, latex: returned } });
    await setFormula(away, id, latexIn('accepted'));
    const fromOffice = await archiveOf(office);
    const { differing } = await takeArchive(office, await archiveOf(away));
    expect(differing.map(({ reason }) => reason)).toEqual([
      expect.objectContaining({
        code: 'merge-conflict',
        message: expect.stringContaining('(here returned (wrong sign), there accepted)'),
      }),
    ]);
    expect(await stateOf(office, id)).toBe('returned');
    // It was decided there, and somebody hears of it, with what was here.
    const other = await copyOf(away);
    const back = await takeArchive(other, await archiveOf(office));
    expect(back.differing.map(({ reason }) => reason)).toEqual([
      expect.objectContaining({
        code: 'merge-decided-there',
        message: expect.stringContaining('(before accepted, now returned (wrong sign))'),
      }),
    ]);
    expect(await stateOf(other, id)).toBe('returned');
    // Archives that crossed: it is as open on both sides, until one of them decides otherwise.
    expect(codes(await takeArchive(away, fromOffice))).toEqual(['merge-conflict']);
    expect(await stateOf(away, id)).toBe('accepted');
    await setFormula(away, id, { note: 'more' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual(['merge-conflict']);
    expect(await lookOf(office, id)).toMatchObject({ state: 'returned', note: 'more' });
  });

  it('is not accepted again where their archives crossed and nobody there touched it', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(office, id, { latex: 'x', ...latexIn('accepted') });
    await takeArchive(away, await archiveOf(office));
    await setFormula(office, id, { placement: 'inline' });
    await setFormula(away, id, { note: 'a note' });
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    await setFormula(office, id, latexIn('returned'));
    await takeArchive(office, fromAway);
    await takeArchive(away, fromOffice);
    await setFormula(away, id, { note: 'more' });
    expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(office, id)).toMatchObject({ state: 'returned', note: 'more' });
    expect(await takeArchive(away, await archiveOf(office))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(away, id)).toMatchObject({ state: 'returned', note: 'more' });
  });

  it('is not accepted again by an archive that had it accepted before', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(office, id, { latex: 'x', ...latexIn('accepted') });
    await takeArchive(away, await archiveOf(office));
    await setFormula(office, id, latexIn('returned'));
    await setFormula(away, id, { note: 'a note' });
    await takeArchive(office, await archiveOf(away));
    expect(await lookOf(office, id)).toMatchObject({ state: 'returned', note: 'a note' });
  });
});

describe('an archive that is older than what came already', () => {
  it('changes nothing, neither documents nor kinds', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'old' });
    const older = await archiveOf(away);
    await setFormula(away, id, { latex: 'new' });
    await setFormula(away, id, { layers: accepted });
    await removeLastSymbol(away, id);
    await renameClass(away, '\\foo', '\\quux');
    const newer = await archiveOf(away);
    expect(codes(await takeArchive(office, newer))).toEqual([]);
    const after = await lookOf(office, id);
    expect(after).toEqual({ latex: 'new', note: '', state: 'accepted', symbols: 2 });
    for (const archive of [older, newer, older]) {
      expect(await takeArchive(office, archive)).toMatchObject({ merged: 0, differing: [] });
      expect(await lookOf(office, id)).toEqual(after);
      expect(await labelsOf(office)).toContain('\\quux');
    }
    await setFormula(office, id, { latex: 'on' });
    await takeArchive(away, await archiveOf(office));
    expect(await lookOf(away, id)).toMatchObject({ latex: 'on' });
  });

  it('changes nothing of what was taken back there since', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(office, id, { latex: 'a' });
    await takeArchive(away, await archiveOf(office));
    await setFormula(away, id, { latex: 'b' });
    await takeArchive(office, await archiveOf(away));
    await setFormula(office, id, { latex: 'a' });
    await takeArchive(away, await archiveOf(office));
    expect(await lookOf(away, id)).toMatchObject({ latex: 'a' });
  });

  it('is told from a copy that went another way, whose work is not lost', async () => {
    const { away, id } = await exchanged();
    const other = await copyOf(away);
    const office = await ownProject();
    for (const latex of ['a', 'b', 'c']) await setFormula(away, id, { latex });
    await setFormula(other, id, { note: 'other' });
    await takeArchive(office, await archiveOf(away));
    await takeArchive(office, await archiveOf(other));
    expect(await lookOf(office, id)).toMatchObject({ latex: 'c', note: 'other' });
  });
});

describe('a copy of a project, and what came over a third one', () => {
  it('has in common what both were before: the work of either side arrives', async () => {
    const office = await ownProject();
    await addLabelled(office, 'first', ['\\foo', '\\baz', 'x']);
    const id = await onlyFormula(office);
    await setFormula(office, id, { latex: 'before' });
    const laptop = await copyOf(office);
    await setFormula(laptop, id, { latex: 'x + 1' });
    await removeLastSymbol(laptop, id);
    await setFormula(office, id, { note: 'office' });
    const report = await takeArchive(office, await archiveOf(laptop));
    expect(report).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(office, id)).toMatchObject({ latex: 'x + 1', note: 'office', symbols: 2 });
    await setFormula(office, id, { latex: 'x + 2' });
    expect(codes(await takeArchive(laptop, await archiveOf(office)))).toEqual([]);
    expect(await lookOf(laptop, id)).toEqual(await lookOf(office, id));
  });

  it('has in common what both took from the same project', async () => {
    const { office, away: lee, id } = await exchanged();
    const kim = await ownProject();
    await takeArchive(kim, await archiveOf(office));
    await setFormula(lee, id, { latex: 'lee' });
    await removeLastSymbol(lee, id);
    expect(await takeArchive(kim, await archiveOf(lee))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(kim, id)).toMatchObject({ latex: 'lee', symbols: 2 });
    // What was merged stands in no log of the other: the state that both took last is later than that.
    await setFormula(office, id, { latex: 'office' });
    const newer = await archiveOf(office);
    const [one, two] = [await ownProject(), await ownProject()];
    for (const project of [one, two]) await takeArchive(project, newer);
    await setFormula(one, id, { note: 'one' });
    expect(await takeArchive(two, await archiveOf(one))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(two, id)).toMatchObject({ latex: 'office', note: 'one' });
  });

  it('has in common what each of several copies was when it came last, however they take turns', async () => {
    const { office, away: first, id } = await exchanged();
    const second = await copyOf(first);
    await setFormula(first, id, { latex: 'first' });
    await setFormula(second, id, { note: 'second' });
    for (const copy of [first, second]) await takeArchive(office, await archiveOf(copy));
    expect(await lookOf(office, id)).toMatchObject({ latex: 'first', note: 'second', symbols: 3 });
    await setFormula(first, id, { latex: 'first again' });
    await setFormula(second, id, { note: 'second again' });
    for (const copy of [first, second]) expect(codes(await takeArchive(office, await archiveOf(copy)))).toEqual([]);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'first again', note: 'second again' });
    // On the way back, too: what the office took from either is what it has in common with that one.
    await setFormula(first, id, { latex: 'first at last' });
    await removeLastSymbol(office, id);
    await setFormula(office, id, { note: 'office' });
    expect(codes(await takeArchive(first, await archiveOf(office)))).toEqual([]);
    expect(await lookOf(first, id)).toMatchObject({ latex: 'first at last', note: 'office', symbols: 2 });
  });

  it('lists what two copies of one project did in different ways', async () => {
    const { office, away, id } = await exchanged();
    const other = await copyOf(away);
    await setFormula(away, id, { latex: 'away' });
    await takeArchive(office, await archiveOf(away));
    await setFormula(other, id, { latex: 'other' });
    expect(codes(await takeArchive(office, await archiveOf(other)))).toEqual(['merge-conflict']);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'away' });
  });
});

describe('what both changed differently and stayed as it is here', () => {
  it('is named on the way back, where it takes the place of what was there', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'away' });
    await setFormula(office, id, { latex: 'office' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual(['merge-conflict']);
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    const back = await takeArchive(away, await archiveOf(office));
    expect(back.differing.map(({ reason }) => reason)).toEqual([
      expect.objectContaining({
        code: 'merge-decided-there',
        parameters: expect.objectContaining({ ours: '"away"', theirs: '"office"' }),
      }),
    ]);
    expect(await lookOf(away, id)).toMatchObject({ latex: 'office' });
    // It is settled: neither side hears of it again.
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    await setFormula(office, id, { latex: 'office again' });
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await lookOf(away, id)).toMatchObject({ latex: 'office again' });
  });

  it('is named, too, where more was done before the way back', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'away' });
    await setFormula(office, id, { latex: 'office' });
    await takeArchive(office, await archiveOf(away));
    await setFormula(away, id, { note: 'more' });
    await takeArchive(office, await archiveOf(away));
    expect(await lookOf(office, id)).toMatchObject({ latex: 'office', note: 'more' });
    await setFormula(office, id, { latex: 'decided' });
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual(['merge-decided-there']);
    expect(await lookOf(away, id)).toMatchObject({ latex: 'decided', note: 'more' });
  });

  it('is told where archives crossed: what one side did since arrives, what both did is listed', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'away' });
    await setFormula(office, id, { note: 'office' });
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    await takeArchive(office, fromAway);
    await takeArchive(away, fromOffice);
    expect(await lookOf(away, id)).toEqual(await lookOf(office, id));
    // Back to what it was before: a change like any other.
    await setFormula(away, id, { latex: '' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await lookOf(office, id)).toMatchObject({ latex: '', note: 'office' });
  });

  it('is not told of what one side alone changed between what it sent and what it took', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(office, id, { latex: 'a' });
    await takeArchive(away, await archiveOf(office));
    await setFormula(office, id, { placement: 'inline' });
    await setFormula(away, id, { note: 'away' });
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    await setFormula(office, id, { latex: 'c' });
    await takeArchive(office, fromAway);
    await takeArchive(away, fromOffice);
    await setFormula(away, id, { note: 'away again' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'c', note: 'away again' });
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await lookOf(away, id)).toMatchObject({ latex: 'c', note: 'away again' });
  });

  it('is still listed where archives with a conflict crossed', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'away' });
    await setFormula(office, id, { latex: 'office' });
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    for (const [project, archive] of [
      [office, fromAway],
      [away, fromOffice],
    ] as const) {
      // biome-ignore format: pairs
      expect(codes(await takeArchive(project, archive))).toEqual(['merge-conflict']);
    }
    await setFormula(away, id, { note: 'more' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual(['merge-conflict']);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'office', note: 'more' });
  });

  it('does not bring back a category that one side removed after archives crossed', async () => {
    const { office, away, id } = await exchanged();
    const [first, second] = [...(await readSchemaView(office.store)).categories.keys()].toSorted();
    if (first === undefined || second === undefined) throw new Error('There are no two categories.');
    const categoriesIn = async (project: Project) =>
      formulaOf(await project.store.getDocument({ type: 'formula', id }))?.categories;
    await setFormula(office, id, { categories: [first, second] });
    await takeArchive(away, await archiveOf(office));
    await setFormula(away, id, { categories: [first] });
    await setFormula(office, id, { note: 'office' });
    const [fromOffice, fromAway] = [await archiveOf(office), await archiveOf(away)];
    await takeArchive(office, fromAway);
    await takeArchive(away, fromOffice);
    expect(await categoriesIn(office)).toEqual([first]);
    await setFormula(office, id, { categories: [] });
    await setFormula(away, id, { latex: 'more' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await categoriesIn(office)).toEqual([]);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'more', note: 'office' });
  });
});
