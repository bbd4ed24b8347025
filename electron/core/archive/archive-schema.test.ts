import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { symbolsOf } from '#shared/annotation/document.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { importActor } from '#test/support/open-projects.ts';
import { unwatched } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { commitSchema } from '../services/schema.ts';
import { applySchemaChange } from '../services/schema-change/schema-change.ts';
import { addingRecord, readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';

async function classes(project: Project): Promise<ReadonlyMap<SymbolClassId, SymbolClass>> {
  return (await readSchemaView(project.store)).classes;
}

async function classOf(project: Project, label: string): Promise<SymbolClass> {
  const found = [...(await classes(project)).values()].find((one) => one.label === label);
  if (!found) throw new Error(`There is no class ${label}.`);
  return found;
}

async function change(project: Project, label: string, members: Partial<SymbolClass>): Promise<void> {
  const view = await readSchemaView(project.store);
  await commitSchema(project, importActor, [setMembers(view, await classOf(project, label), members)]);
}

async function addClass(project: Project, label: string, aliasOf: SymbolClassId | null = null): Promise<void> {
  const id = SymbolClassId.parse(project.runtime.newId());
  const record: SchemaRecord = {
    kind: 'symbol-class',
    id,
    label,
    aliases: [],
    group: 'other',
    position: 900,
    retired: false,
    aliasOf,
  };
  await commitSchema(project, importActor, [addingRecord(record)]);
}

async function merge(project: Project, from: string, into: string): Promise<void> {
  const [gone, target] = [await classOf(project, from), await classOf(project, into)];
  await applySchemaChange(project, importActor, { kind: 'merge-classes', from: [gone.id], into: target.id }, unwatched);
}

/** What the symbols of the formula on a page are called, aliases by what they stand for, in the order of their boxes. */
async function labelsOf(project: Project, name: string): Promise<readonly string[]> {
  const known = await classes(project);
  for (const page of await project.store.pagesAfter(null, 1000)) {
    const root = page.records.get(page.ref.id);
    if (root?.kind !== 'page' || !root.sourceName.endsWith(`${name}.png`)) continue;
    const [formula] = await project.store.formulasOfPage(root.id);
    const symbols = formula ? [...symbolsOf(formula)].sort((a, b) => a.box.x - b.box.x) : [];
    return symbols.map(({ symbolClass }) =>
      symbolClass === null ? '' : (known.get(resolveAlias(symbolClass, known))?.label ?? ''),
    );
  }
  return [];
}

const codes = (list: ImportReport['differing']) => list.map(({ reason }) => reason.code);

/** An office, and somebody who has taken its archive along. */
async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  await addLabelled(office, 'first', ['\\foo', '\\baz']);
  await takeArchive(away, await archiveOf(office));
  return { office, away };
}

describe('the history of kinds', () => {
  it('comes along: who renamed, merged and retired what, and when', async () => {
    const source = await ownProject();
    await addLabelled(source, 'first', ['\\foo', '\\baz', 'x']);
    await change(source, '\\foo', { label: '\\quux', aliases: ['\\foo'] });
    await change(source, 'x', { group: 'other' });
    await merge(source, '\\baz', '\\quux');
    const target = await ownProject();
    const report = await takeArchive(target, await archiveOf(source));
    expect(codes(report.differing)).toEqual([]);
    expect(await labelsOf(target, 'first')).toEqual(['\\quux', '\\quux', 'x']);
    const acts = async (project: Project) =>
      (await project.store.schemaOperations()).map(({ id, actor, at, patches }) => ({ id, actor, at, patches }));
    const done = (await acts(source)).slice(0, 3);
    const ids = new Set(done.map(({ id }) => id));
    const arrived = (await acts(target)).filter(({ id }) => ids.has(id));
    expect(arrived).toEqual(done);
    const again = await takeArchive(target, await archiveOf(source));
    expect(again).toMatchObject({ differing: [], newClasses: [], merged: 0, beside: { operations: 0 } });
  });

  it('does not undo what was done here since', async () => {
    const { office, away } = await exchanged();
    await change(away, '\\foo', { label: '\\quux' });
    await takeArchive(office, await archiveOf(away));
    await change(office, '\\quux', { label: '\\foo' });
    await takeArchive(office, await archiveOf(away));
    await classOf(office, '\\foo');
  });
});

describe('kinds that were renamed or merged on one side and used on the other', () => {
  it('are the same by their id', async () => {
    const { office, away } = await exchanged();
    await change(office, '\\foo', { label: '\\quux' });
    await merge(office, '\\baz', '\\quux');
    await addLabelled(away, 'second', ['\\foo', '\\baz']);
    const report = await takeArchive(office, await archiveOf(away));
    expect(report).toMatchObject({ differing: [], newClasses: [] });
    expect(await labelsOf(office, 'second')).toEqual(['\\quux', '\\quux']);
    await addLabelled(office, 'third', ['\\quux']);
    await takeArchive(away, await archiveOf(office));
    expect(await labelsOf(away, 'second')).toEqual(['\\quux', '\\quux']);
    expect(await labelsOf(away, 'third')).toEqual(['\\quux']);
  });

  it.each(['here', 'there'])(
    'are the same by a name that one had before, where each project made its own: %s',
    async (side) => {
      const [here, there] = [await ownProject(), await ownProject()];
      await addLabelled(here, 'first', ['\\foo']);
      await addLabelled(there, 'second', ['\\foo']);
      await change(side === 'here' ? here : there, '\\foo', { label: '\\quux' });
      const report = await takeArchive(here, await archiveOf(there));
      expect(report.newClasses).toEqual([]);
      expect(codes(report.repaired)).toEqual(['archive-kind-renamed']);
      const name = side === 'here' ? '\\quux' : '\\foo';
      expect([await labelsOf(here, 'first'), await labelsOf(here, 'second')]).toEqual([[name], [name]]);
    },
  );

  it('stay two where two could be meant', async () => {
    const [here, there] = [await ownProject(), await ownProject()];
    await addLabelled(here, 'first', ['\\foo']);
    await change(here, '\\foo', { label: '\\quux' });
    await addLabelled(there, 'second', ['\\foo', '\\quux']);
    const report = await takeArchive(here, await archiveOf(there));
    expect(report.newClasses).toEqual(['\\foo']);
    expect(await labelsOf(here, 'second')).toEqual(['\\foo', '\\quux']);
  });

  it('are told from what got their name afterwards', async () => {
    const { office, away } = await exchanged();
    await change(away, '\\foo', { label: '\\quux' });
    await addLabelled(away, 'second', ['\\foo', '\\quux']);
    const report = await takeArchive(office, await archiveOf(away));
    expect(report).toMatchObject({ differing: [], newClasses: ['\\foo'] });
    expect(await labelsOf(office, 'first')).toEqual(['\\quux', '\\baz']);
    expect(await labelsOf(office, 'second')).toEqual(['\\foo', '\\quux']);
  });

  it('keep their name here where another has the new one, and are named', async () => {
    const { office, away } = await exchanged();
    await change(away, '\\foo', { label: '\\quux' });
    await addClass(office, '\\quux');
    const report = await takeArchive(office, await archiveOf(away));
    expect(codes(report.differing)).toEqual(['merge-conflict', 'archive-schema-history']);
    expect(report.differing[0]?.reason.parameters).toMatchObject({ ours: '"\\\\foo"', theirs: '"\\\\quux"' });
    expect(await labelsOf(office, 'first')).toEqual(['\\foo', '\\baz']);
  });

  it('take a name that another one here gives up, in whatever order they stand', async () => {
    const { office, away } = await exchanged();
    await change(away, '\\foo', { label: '\\quux' });
    await change(away, '\\baz', { label: '\\foo' });
    const report = await takeArchive(office, await archiveOf(away));
    expect(report).toMatchObject({ differing: [], newClasses: [] });
    expect(await labelsOf(office, 'first')).toEqual(['\\quux', '\\foo']);
    // The other way round: one that stands before takes the name of one that stands after it.
    await change(away, '\\foo', { label: '\\later' });
    await change(away, '\\quux', { label: '\\foo' });
    await change(away, '\\later', { label: '\\quux' });
    expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ differing: [], newClasses: [] });
    expect(await labelsOf(office, 'first')).toEqual(['\\foo', '\\quux']);
  });

  it('are named where two of them there are one here', async () => {
    const { office, away } = await exchanged();
    await change(office, '\\foo', { label: '\\quux' });
    await addLabelled(away, 'second', ['\\foo', '\\quux']);
    const report = await takeArchive(office, await archiveOf(away));
    expect(codes(report.differing)).toEqual(['archive-kinds-joined']);
    expect(await labelsOf(office, 'second')).toEqual(['\\quux', '\\quux']);
  });

  it('stand for what they stand for here where each side merged them the other way round, and are named', async () => {
    const { office, away } = await exchanged();
    await merge(office, '\\foo', '\\baz');
    await merge(away, '\\baz', '\\foo');
    await addLabelled(away, 'second', ['\\foo', '\\baz']);
    const report = await takeArchive(office, await archiveOf(away));
    expect(report.imported.pages).toBe(1);
    expect(codes(report.differing)).toEqual(['archive-kinds-crossed', 'archive-schema-history']);
    expect(report.differing[0]?.reason).toMatchObject({
      message:
        'work.quotient-archive: the symbol class \\baz was merged into \\foo in the archive, which stands for \\baz here; so it stays as it is here. Separate \\foo and merge them the other way round if that is meant.',
    });
    expect(await labelsOf(office, 'second')).toEqual(['\\baz', '\\baz']);
    // The other side keeps its own, too, and both go on taking the work of the other.
    await addLabelled(office, 'third', ['\\foo', '\\baz']);
    expect(codes((await takeArchive(away, await archiveOf(office))).differing)).toContain('archive-kinds-crossed');
    expect(await labelsOf(away, 'third')).toEqual(['\\foo', '\\foo']);
    expect(codes((await takeArchive(office, await archiveOf(away))).differing)).not.toContain('archive-kinds-crossed');
  });

  it('make no circle by way of others', async () => {
    const { office, away } = await exchanged();
    await addClass(office, '\\mid');
    await takeArchive(away, await archiveOf(office));
    await merge(office, '\\foo', '\\mid');
    await change(away, '\\mid', { aliasOf: (await classOf(away, '\\baz')).id });
    await change(away, '\\baz', { aliasOf: (await classOf(away, '\\foo')).id });
    const { differing } = await takeArchive(office, await archiveOf(away));
    expect(codes(differing).filter((code) => code === 'archive-kinds-crossed')).toHaveLength(1);
    const known = await classes(office);
    for (const { id } of known.values()) expect(known.get(resolveAlias(id, known))?.aliasOf).toBeNull();
  });

  it('are named where they stand for another one there and for themselves here', async () => {
    const [here, there] = [await ownProject(), await ownProject()];
    for (const project of [here, there]) await addLabelled(project, 'first', ['\\foo', '\\quux']);
    await addClass(there, '\\old', (await classOf(there, '\\quux')).id);
    await merge(there, '\\foo', '\\quux');
    const report = await takeArchive(here, await archiveOf(there));
    expect(codes(report.differing)).toContain('archive-kind-merged-there');
    expect(report.newClasses).toEqual(['\\old']);
    expect((await classOf(here, '\\old')).aliasOf).toBe((await classOf(here, '\\quux')).id);
  });
});

describe('settings that differ', () => {
  async function setSettings(project: Project, members: Partial<Settings>): Promise<void> {
    const view = await readSchemaView(project.store);
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const settings = records.find((record) => record.kind === 'settings');
    if (settings) await commitSchema(project, importActor, [setMembers(view, settings, members)]);
  }

  const settingsOf = async (project: Project) =>
    (await project.store.schemaRecords()).flatMap(({ record }) => (record.kind === 'settings' ? [record] : []));

  it('stay as they are here, and each is named', async () => {
    const { office, away } = await exchanged();
    const before = await settingsOf(away);
    await setSettings(office, { name: 'Office', layersAsked: ['latex', 'layout', 'symbols'] });
    expect((await takeArchive(away, await archiveOf(office))).differing).toEqual([]);
    await setSettings(office, {
      layersAsked: ['regions', 'symbols', 'layout', 'latex'],
      latexPolicy: { ...defaultLatexPolicy, verticalArithmetic: 'overset' },
    });
    const { differing } = await takeArchive(away, await archiveOf(office));
    expect(codes(differing)).toEqual(['archive-layers-asked-differ', 'archive-latex-policy-differs']);
    expect(differing[0]?.reason.message).toBe(
      'work.quotient-archive: the layers that are asked for are others in the archive (regions, symbols, layout, latex) than here (symbols, layout, latex), so the same work may be done there and not here. What is here was kept; change it under Settings if both are to count alike.',
    );
    expect(await settingsOf(away)).toEqual(before);
  });

  it('become those of the archive in a new project where nobody has set them', async () => {
    const [office, away, own] = [await ownProject(), await ownProject(), await ownProject()];
    await setSettings(office, { name: 'Office', layersAsked: ['latex'] });
    await setSettings(own, { layersAsked: ['symbols'] });
    const archive = await archiveOf(office);
    const report = await takeArchive(away, archive);
    expect([codes(report.differing), codes(report.repaired)]).toEqual([[], ['archive-settings-taken']]);
    expect(await settingsOf(away)).toMatchObject([{ name: 'Test', layersAsked: ['latex'] }]);
    expect(codes((await takeArchive(away, archive)).repaired)).toEqual([]);
    expect(codes((await takeArchive(own, archive)).differing)).toContain('archive-layers-asked-differ');
    expect(await settingsOf(own)).toMatchObject([{ layersAsked: ['symbols'] }]);
  });
});
