import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { ulidOf } from '#test/support/builders.ts';
import { importActor } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { openProject } from '../project/open-project.ts';
import type { Project } from '../project/project.ts';
import { databaseName } from '../project/project-folder.ts';
import { readGroups } from '../release/freezing/classes/group-numbers.ts';
import { hashContent } from '../release/freezing/content-hash.ts';
import { freezeRelease } from '../release/freezing/freeze.ts';
import { describeDrift, lockTest } from '../release/locked-test/lock-test.ts';
import { openRelease } from '../release/open-release.ts';
import { compareReleases } from '../release/report/compare-releases.ts';
import { commitSchema } from '../services/schema.ts';
import { readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';
import { Connection } from '../store/sqlite/connection.ts';
import { migrations } from '../store/sqlite/migrate.ts';

/** A release whose test set is one import. */
async function freeze(project: Project, split: 'new' | Release['split'], test: string): Promise<Release> {
  const options = FreezeOptions.parse({ split, namedTest: { batches: [test], writers: [], categories: [] } });
  return await freezeRelease(project, importActor, options);
}

/** The class map of a release: labels by index. */
async function mapOf({ store }: Project, { id }: Release): Promise<readonly string[]> {
  const classes = await store.releases.releaseClasses(id);
  expect(classes.map(({ trainingIndex }) => trainingIndex)).toEqual(classes.map((_, index) => index));
  return classes.map(({ label }) => label);
}

async function classOf(project: Project, label: string): Promise<SymbolClass> {
  const view = await readSchemaView(project.store);
  const found = [...view.classes.values()].find((one) => one.label === label);
  if (!found) throw new Error(`There is no class ${label}.`);
  return found;
}

async function change(project: Project, label: string, members: Partial<SymbolClass>): Promise<void> {
  const found = await classOf(project, label);
  await commitSchema(project, importActor, [setMembers(await readSchemaView(project.store), found, members)]);
}

/** Labels of all symbols of a release by the name of their page, as formats find them. */
async function labelsOf({ store }: Project, { id }: Release) {
  const { classes, reader } = await openRelease(store, id);
  const labels = new Map(classes.map(({ symbolClass, label }) => [symbolClass, label]));
  const found = new Map<string, readonly (string | undefined)[]>();
  for await (const { formula } of reader.formulas()) {
    found.set(
      formula.sourceName,
      (formula.symbols ?? []).map(({ symbolClass }) => (symbolClass === null ? '' : labels.get(symbolClass))),
    );
  }
  return Object.fromEntries(found);
}

const renumbered = ({ differing }: ImportReport) =>
  differing.flatMap(({ reason }) => (reason.code === 'archive-class-renumbered' ? [reason] : []));

/** Two projects that know a class by themselves; one has a release with a locked test set of it. */
async function strangers() {
  const [here, there] = [await ownProject(), await ownProject()];
  await addLabelled(there, 'exam', ['\\foo', 'x']);
  const release = await freeze(there, 'new', 'exam');
  await lockTest(there, importActor, { release: release.id, note: '' });
  await addLabelled(here, 'homework', ['\\foo']);
  return { here, there, release };
}

describe('training indices after a merge', () => {
  it('are those of the archive for classes that have none here, which are joined by their label', async () => {
    const { here, there, release } = await strangers();
    const report = await takeArchive(here, await archiveOf(there));
    expect(renumbered(report)).toEqual([]);
    const next = await freeze(here, 'new', 'homework');
    expect(await mapOf(here, next)).toEqual(await mapOf(there, release));
    expect(await mapOf(here, release)).toEqual(await mapOf(there, release));
    expect(await labelsOf(here, release)).toEqual(await labelsOf(there, release));
  });

  it('stay as they are here where they differ, and are named', async () => {
    const { here, there, release } = await strangers();
    await addLabelled(here, 'test', ['y']);
    const own = await freeze(here, 'new', 'test');
    const [first, second] = await mapOf(here, own);
    expect(new Set([first, second])).toEqual(new Set(['\\foo', 'y']));
    const report = await takeArchive(here, await archiveOf(there));
    await addLabelled(here, 'later', ['x']);
    const now = await mapOf(here, await freeze(here, own.split, 'test'));
    expect(now).toEqual([first, second, 'x']);
    const theirs = await mapOf(there, release);
    const differing = ['\\foo', 'x'].filter((label) => theirs.indexOf(label) !== now.indexOf(label));
    expect(differing).not.toEqual([]);
    expect(renumbered(report).map(({ parameters }) => parameters)).toEqual(
      expect.arrayContaining(
        differing.map((label) => ({ class: label, there: theirs.indexOf(label), here: now.indexOf(label) })),
      ),
    );
    expect(renumbered(report)).toHaveLength(differing.length);
  });

  it('have no gap where two classes of the archive are one here, and what moves up is named', async () => {
    const [here, there] = [await ownProject(), await ownProject()];
    await addLabelled(there, 'exam', ['\\foo']);
    await takeArchive(here, await archiveOf(there));
    await change(here, '\\foo', { label: '\\quux' });
    await addLabelled(there, 'notebook', ['\\quux', '\\zoo']);
    const release = await freeze(there, 'new', 'exam');
    expect(await mapOf(there, release)).toEqual(['\\foo', '\\quux', '\\zoo']);
    const report = await takeArchive(here, await archiveOf(there));
    expect(renumbered(report).map(({ parameters }) => parameters)).toEqual([
      { class: '\\quux', there: 1, here: 0 },
      { class: '\\zoo', there: 2, here: 1 },
    ]);
    const next = await freeze(here, 'new', 'exam');
    expect(await mapOf(here, next)).toEqual(['\\quux', '\\zoo']);
    expect((await labelsOf(here, next))['notebook.png']).toEqual(['\\quux', '\\zoo']);
    await addLabelled(here, 'again', ['\\quux']);
    const last = await freeze(here, next.split, 'exam');
    expect((await compareReleases(here, release.id, last.id)).kinds).toEqual([
      { kind: 'class', id: (await classOf(here, '\\quux')).id, before: 2, after: 3, added: 1, removed: 0 },
    ]);
  });

  it('are one to a symbol in releases with a locked test set of the archive', async () => {
    const { here, there, release } = await strangers();
    await takeArchive(here, await archiveOf(there));
    const next = await freeze(here, release.split, 'exam');
    expect(next.counts.bySide).toEqual({ train: 1, validation: 0, test: 1 });
    expect(await mapOf(here, next)).toEqual(await mapOf(there, release));
    expect(await labelsOf(here, next)).toEqual({ 'exam.png': ['\\foo', 'x'], 'homework.png': ['\\foo'] });
    expect(await describeDrift(here, release.split)).toMatchObject({ changed: [], gone: [], renamedClasses: [] });
    expect(await compareReleases(here, release.id, next.id)).toMatchObject({
      formulas: { added: 1, removed: 0, changed: 0, moved: 0 },
      parts: { symbols: 0, symbolsRelabelled: 0 },
      classes: { added: [], renamed: [] },
      kinds: [{ kind: 'class', id: (await classOf(here, '\\foo')).id, before: 1, after: 2, added: 1, removed: 0 }],
    });
    // A third project gets both releases as they are, and what is what.
    const third = await ownProject();
    await addLabelled(third, 'notebook', ['\\foo']);
    expect((await takeArchive(third, await archiveOf(here))).beside).toMatchObject({ releases: 2 });
    const last = await freeze(third, release.split, 'exam');
    expect(await mapOf(third, last)).toEqual(await mapOf(there, release));
    expect((await labelsOf(third, last))['exam.png']).toEqual(['\\foo', 'x']);
  });

  it('say no id where nothing is known of a class but its release', async () => {
    const { here, there, release } = await strangers();
    await takeArchive(here, await archiveOf(there));
    const { releases } = here.store;
    // As an earlier version of the program left it: the class of the archive has an index and no record.
    const gone = ulidOf(99_000_000) as never;
    const taken = { ...release, id: ulidOf(99_000_001) as never, number: 7, contentSha256: '7'.repeat(64) as never };
    const lost = { symbolClass: gone, label: '\\lost', group: 'other', trainingIndex: 2 };
    const context = await releases.releaseContext(release.id);
    await releases.addRelease({
      release: taken,
      classes: [lost],
      newAssignments: [],
      items: [],
      context,
      leftOpen: null,
    });
    expect((await mapOf(here, await freeze(here, 'new', 'homework'))).at(2)).toBe('\\lost');
  });
});

/** Before the program remembered what classes of other projects are here. */
const before = 21;

/**
 * Leaves a project as version 21 of its tables held it, where every class of a release that was taken over had got an
 * index of its own, and opens it again.
 */
async function openFromBefore(left: Project): Promise<Project> {
  const { path, runtime } = left;
  await left.close();
  const then = new Connection(join(await temporaryFolder(), 'then.db'), { create: true });
  for (const script of migrations.slice(0, before)) then.execute(script);
  const [table = '', ...triggers] = then
    .column<[], string>("SELECT sql FROM sqlite_master WHERE tbl_name = 'release_class' AND sql <> '' ORDER BY type")
    .all();
  const columnsThen = columnsOf(then);
  then.close();
  const now = new Connection(join(path, databaseName));
  now.execute(`PRAGMA foreign_keys = OFF;
    ${withoutWhatCameSince(now, columnsThen)}
    INSERT INTO class_index SELECT class_id, (SELECT max(training_index) FROM class_index) + row_number() OVER (ORDER BY class_id)
      FROM (SELECT DISTINCT class_id FROM release_class) WHERE class_id NOT IN (SELECT class_id FROM class_index);
    ALTER TABLE release_class RENAME TO release_class_now;
    DROP TRIGGER release_class_is_frozen_update;
    DROP TRIGGER release_class_is_frozen_delete;
    ${table};
    INSERT INTO release_class SELECT * FROM release_class_now;
    DROP TABLE release_class_now;
    ${triggers.join(';')};
    PRAGMA user_version = ${before};
    PRAGMA foreign_keys = ON;`);
  expect(now.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  now.close();
  const project = await openProject(path, runtime);
  onTestFinished(() => project.close());
  return project;
}

/** Names of the columns by table. */
function columnsOf(connection: Connection): ReadonlyMap<string, readonly string[]> {
  const rows = connection
    .prepare<[], { table: string; column: string }>(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
    )
    .all();
  const tables = Map.groupBy(rows, ({ table }) => table);
  return new Map([...tables].map(([table, columns]) => [table, columns.map(({ column }) => column)]));
}

function withoutWhatCameSince(now: Connection, then: ReadonlyMap<string, readonly string[]>): string {
  const statements = [...columnsOf(now)].flatMap(([table, columns]) => {
    const known = then.get(table);
    if (!known) return [`DROP TABLE ${table};`];
    const added = columns.filter((column) => !known.includes(column));
    return added.map((column) => `ALTER TABLE ${table} DROP COLUMN ${column};`);
  });
  // A column goes once no index that came with it is on it.
  return ['DROP INDEX media_without_ink_hash;', ...statements].join('\n');
}

async function hashOf({ store: { releases } }: Project, { id, canonicaliserVersion }: Release) {
  const items = [];
  for (const type of ['formula', 'page'] as const) items.push(...(await releases.itemVersions(id, type, null, 100)));
  const [context, classes] = [await releases.releaseContext(id), await releases.releaseClasses(id)];
  return hashContent({ canonicaliserVersion, context, classes, items });
}

describe('releases that an earlier version of the program took over', () => {
  it('are what they were, and keep what is frozen', async () => {
    const { here, there, release } = await strangers();
    await takeArchive(here, await archiveOf(there));
    const now = await openFromBefore(here);
    expect(await now.store.releases.getRelease(release.id)).toEqual(release);
    expect(await now.store.releases.releaseClasses(release.id)).toEqual(
      await there.store.releases.releaseClasses(release.id),
    );
    expect(await hashOf(now, release)).toBe(release.contentSha256);
    const connection = new Connection(join(now.path, databaseName));
    onTestFinished(() => connection.close());
    for (const sql of ["UPDATE release_class SET label = ''", 'DELETE FROM release_class']) {
      expect(() => connection.execute(sql)).toThrow(/never changed/);
    }
  });

  it('leave one label to a class, and their splits and those of this project can be frozen', async () => {
    const { here, there, release } = await strangers();
    await addLabelled(here, 'test', ['\\foo', 'y']);
    const own = await freeze(here, 'new', 'test');
    await takeArchive(here, await archiveOf(there));
    const now = await openFromBefore(here);
    const labels = await mapOf(now, own);
    await addLabelled(now, 'later', ['\\foo']);
    const next = await freeze(now, own.split, 'test');
    expect(await mapOf(now, next)).toEqual([...labels, 'x', 'class 3']);
    await lockTest(now, importActor, { release: next.id, note: '' });
    await addLabelled(now, 'latest', ['y']);
    const last = await freeze(now, own.split, 'test');
    expect(await mapOf(now, last)).toEqual(await mapOf(now, next));
    expect(await compareReleases(now, next.id, last.id)).toMatchObject({ classes: { added: [], renamed: [] } });
    const theirs = await freeze(now, release.split, 'exam');
    expect((await labelsOf(now, theirs))['exam.png']).toEqual(['\\foo', 'x']);
    expect(await mapOf(now, theirs)).toEqual(await mapOf(now, next));
    expect(await describeDrift(now, release.split)).toMatchObject({ changed: [], renamedClasses: [] });
    const third = await ownProject();
    await takeArchive(third, await archiveOf(now));
    expect(await hashOf(third, theirs)).toBe(theirs.contentSha256);
  });
});

describe('numbers of groups of classes after a merge', () => {
  it('go on from releases of this project, and those that differ are named', async () => {
    const [here, there] = [await ownProject(), await ownProject()];
    await addLabelled(here, 'homework', ['x']);
    await change(here, 'x', { group: 'digit' });
    await addLabelled(here, 'later', ['\\foo']);
    const own = await freeze(here, 'new', 'homework');
    expect(await readGroups(here.store)).toEqual(['digit', 'other']);
    await addLabelled(there, 'exam', ['\\foo', 'x']);
    await change(there, '\\foo', { group: 'greek', position: 0 });
    await freeze(there, 'new', 'exam');
    expect(await readGroups(there.store)).toEqual(['greek', 'latin']);
    const report = await takeArchive(here, await archiveOf(there));
    const named = report.differing.filter(({ reason }) => reason.code === 'archive-group-renumbered');
    expect(named.map(({ reason }) => reason.parameters)).toEqual([
      { number: 0, there: 'greek', here: 'digit' },
      { number: 1, there: 'latin', here: 'other' },
    ]);
    expect(await readGroups(here.store)).toEqual(['digit', 'other']);
    const now = await openFromBefore(here);
    expect(await readGroups(now.store)).toEqual(['digit', 'other']);
    const { reader } = await openRelease(now.store, (await freeze(now, own.split, 'homework')).id);
    expect(reader.groups.slice(0, 2)).toEqual(['digit', 'other']);
  });

  it('are those of the archive in a project without releases', async () => {
    const [here, there] = [await ownProject(), await ownProject()];
    await addLabelled(there, 'exam', ['\\foo', 'x']);
    await freeze(there, 'new', 'exam');
    await takeArchive(here, await archiveOf(there));
    expect(await readGroups(here.store)).toEqual(await readGroups(there.store));
  });
});
