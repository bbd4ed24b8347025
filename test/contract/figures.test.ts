import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { router } from '#electron/rpc/router.ts';
import {
  formulaFilterOf,
  pageFilterOf,
  searchOfLink,
  symbolChoiceOf,
} from '#renderer/features/library/filters/library-search.ts';
import { linkOfCell, linkOfClasses, linkOfRow } from '#renderer/features/quotas/link-of-row.ts';
import { arrangeQuotas } from '#renderer/features/quotas/quota-rows.ts';
import { countOf, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import type { LibraryLink } from '#renderer/ui/library-link.ts';
import { ImportReport } from '#schemas/contract/imports.ts';
import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { differenceChanges, differenceParts } from '#schemas/contract/release-reports.ts';
import { ExportReport } from '#schemas/contract/releases.ts';
import { CategoryId, type JobId, type PersonId, ReleaseId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import { formulaStatuses, layerNames, layerStates } from '#schemas/domain/layer.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { Release } from '#schemas/domain/release.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { addDays } from '#shared/quota/iso-day.ts';
import { throughputOf } from '#shared/quota/sum-throughput.ts';
import { ulidOf } from '#test/support/builders.ts';
import { openCrowdedProject } from '#test/support/crowded-project.ts';
import { describeWithRealData } from '#test/support/real-data.ts';

/** What a project may define beside the built-in sub-models: what each is given is counted in another way. */
const ownSubModels: readonly ProjectSubModel[] = [
  { key: 'page-reader', name: 'Page reader', recordIn: 'page', recordOut: 'latex' },
  { key: 'kinds', name: 'Kinds', recordIn: 'formula', recordOut: 'categories' },
  { key: 'signs', name: 'Signs', recordIn: 'crop', recordOut: 'class' },
  { key: 'writer', name: 'Writer', recordIn: 'symbols', recordOut: 'latex' },
];

/** Every figure leads to what it counts: as many items stand behind it as it says, in a project where much is. */
describeWithRealData('crohme', 'behind every figure', () => {
  let folder: string;
  let host: Host;
  let client: Client;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quotient-figures-'));
    host = new Host({ kind: 'web', version: '0.0.0', runtime: systemRuntime(), configFolder: join(folder, 'config') });
    await openCrowdedProject(host, folder, { files: 24 });
    client = createRouterClient(router, {
      context: { host, session: { kind: 'machine', via: 'in-process', person: importActorId, lockId: null } },
    });
    for (const own of ownSubModels) await client.releases.setSubModel(own);
  });

  afterAll(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** How many items the library shows under a link. */
  async function behind(link: LibraryLink): Promise<number> {
    const search = searchOfLink(link);
    const filter = formulaFilterOf(search);
    if (search.tab === 'symbols') {
      return (await client.library.countSymbols({ filter, of: symbolChoiceOf(search) })).total;
    }
    if (search.tab === 'formulas') return (await client.library.count({ filter })).total;
    return (await client.library.pages({ filter: pageFilterOf(search) })).total ?? -1;
  }

  it('of the quota page stands what it counts, in every state, for every sub-model', async () => {
    const [overview, schema] = await Promise.all([client.quotas.overview(), client.schema.get()]);
    const table = arrangeQuotas(overview, schema);
    const rows = [
      ...table.whole,
      ...table.facets.flatMap((facet) => facet.rows),
      ...table.combinations,
      ...table.symbols,
    ];
    expect(new Set(rows.map(({ selection }) => selection.subModel)).size).toBeGreaterThan(2);
    for (const { key, selection, counts } of rows) {
      for (const status of formulaStatuses) {
        expect([key, status, await behind(linkOfRow(selection, status))]).toEqual([
          key,
          status,
          countOf(counts, status),
        ]);
      }
    }
    for (const { facet, without } of table.facets) {
      for (const status of formulaStatuses) {
        if (without === null) continue;
        expect(await behind({ lacking: [facet.id], statuses: [status] })).toBe(countOf(without, status));
      }
    }
    const plain = overview.symbolClasses.filter(({ total }) => total > 0);
    for (const status of formulaStatuses) {
      const sum = (some: typeof plain) => some.reduce((total, { byStatus }) => total + countOf(byStatus, status), 0);
      expect(await behind(linkOfClasses('labelled', status))).toBe(sum(plain));
      const few = plain.slice(0, 5);
      const classes = few.map(({ symbolClass }) => symbolClass);
      expect(await behind(linkOfClasses(classes, status))).toBe(sum(few));
    }
  });

  it('of the matrix stands what is accepted in each cell, and what is on its way, also where a category lacks', async () => {
    const { facets } = await client.schema.get();
    const [rows, columns] = facets.map(({ record }) => record.id);
    if (!rows || !columns) throw new Error('There are two facets.');
    for (const subModel of [null, 'aligner', 'extractor', ...ownSubModels.map(({ key }) => key)]) {
      const { cells } = await client.quotas.matrix({ rows, columns, subModel });
      for (const { row, column, byStatus } of cells) {
        const axes = [
          { facet: rows, category: row === null ? null : CategoryId.parse(row) },
          { facet: columns, category: column },
        ];
        const place = { axes, symbolClass: undefined, subModel };
        const accepted = countOf(byStatus, 'accepted');
        expect(await behind(linkOfCell({ ...place, figure: 'accepted' }))).toBe(accepted);
        const rest = usableTotal(byStatus) - accepted;
        expect(await behind(linkOfCell({ ...place, figure: 'on-the-way' }))).toBe(rest);
      }
    }
    const { cells } = await client.quotas.matrix({ rows: 'symbol-classes', columns, subModel: null });
    const filled = cells.filter(({ byStatus }) => countOf(byStatus, 'accepted') > 0);
    expect(filled.length).toBeGreaterThan(3);
    for (const { row, column, byStatus } of filled) {
      const symbolClass = row === null ? null : SymbolClassId.parse(row);
      const axes = [{ facet: columns, category: column }];
      const accepted = countOf(byStatus, 'accepted');
      const place = { axes, symbolClass, subModel: null };
      expect(await behind(linkOfCell({ ...place, figure: 'accepted' }))).toBe(accepted);
      expect(await behind(linkOfCell({ ...place, figure: 'on-the-way' }))).toBe(usableTotal(byStatus) - accepted);
    }
  });

  it('of the agreement stand the pairs that a person or a category is counted with', async () => {
    const { overall, people, kinds } = await client.second.agreement({});
    expect(people.length).toBeGreaterThan(1);
    expect(overall.confusions.length).toBeGreaterThan(0);
    for (const { first, second, count } of overall.confusions) {
      const { pairs } = await client.second.pairs({
        states: ['submitted', 'resolved'],
        confusion: { first, second },
        limit: 500,
      });
      const times = pairs.flatMap(({ figures }) =>
        figures.confusions.flatMap((one) => (one.first === first && one.second === second ? [one.count] : [])),
      );
      expect(times.reduce((sum, one) => sum + one, 0)).toBe(count);
    }
    const counted = async (of: { person?: PersonId; category?: CategoryId }) =>
      (await client.second.pairs({ states: ['submitted', 'resolved'], ...of, limit: 500 })).pairs.length;
    expect(await counted({})).toBe(overall.formulas);
    for (const { person, figures } of people) expect(await counted({ person })).toBe(figures.formulas);
    for (const { category, figures } of kinds) expect(await counted({ category })).toBe(figures.formulas);
  });

  it('of the people stands what each of them did, in all and in each week', async () => {
    await draw();
    const rows = throughputOf(await client.quotas.people(), '1970-01-01', '9999-12-31');
    expect(rows.length).toBeGreaterThan(4);
    const days = { from: null, to: null };
    for (const { person, symbolsDrawn, symbolsByMachine, submittedByWeek, ...row } of rows) {
      expect(await behind({ submittedBy: [person] })).toBe(row.formulasSubmitted);
      expect(await behind({ acceptedBy: [person] })).toBe(row.formulasAccepted);
      expect(await behind({ returnedBy: [person] })).toBe(row.formulasReturned);
      for (const [week, formulas] of submittedByWeek) {
        const acted = { from: week, to: addDays(week, 6) };
        expect(await behind({ submittedBy: [person], acted })).toBe(formulas);
      }
      for (const [by, drawn] of [
        ['person', symbolsDrawn],
        ['machine', symbolsByMachine],
      ] as const) {
        const { items, total } = await client.history.itemsBehind({
          figure: { of: 'drawn', person, by, ...days },
          limit: 500,
        });
        expect([person, by, total]).toEqual([person, by, drawn]);
        expect(items.reduce((sum, { count }) => sum + count, 0)).toBe(drawn);
      }
    }
    expect(rows.some(({ symbolsDrawn }) => symbolsDrawn > 0)).toBe(true);
  });

  it('of what is next stands what is open to whoever asks', async () => {
    const { open, statuses, hidden } = await client.quotas.next({ limit: 1 });
    expect(hidden).toBe(0);
    expect(open).toBeGreaterThan(3);
    expect(await behind({ statuses })).toBe(open);
    const { people } = await client.schema.get();
    for (const { record } of people) {
      const next = await client.quotas.next({ person: record.id, limit: 1 });
      expect(await behind({ statuses: next.statuses })).toBe(next.open + next.hidden);
    }
  });

  it('of an import stands what it made', async () => {
    const imports = (await client.jobs.list()).filter(({ kind }) => kind === 'import');
    expect(imports.length).toBeGreaterThan(2);
    for (const { report, startedAt, endedAt } of imports) {
      const { batch, imported } = ImportReport.parse(report);
      const during = { from: startedAt, until: endedAt ?? startedAt };
      for (const counted of ['formulas', 'relations'] as const) {
        const figure = { of: 'imported' as const, batch, during, counted };
        expect((await client.history.itemsBehind({ figure, limit: 500 })).total).toBe(imported[counted]);
      }
    }
  });

  it('of a release stands what was frozen, whatever becomes of it', async () => {
    const [first] = await client.releases.list();
    const release = ReleaseId.parse(first?.release.id);
    await expectBehind(release, await figuresOf(release));
    await changeMuch();
    await expectBehind(release, await figuresOf(release));
  });

  it('of two releases stands what one has and the other has not', async () => {
    // What one import brought is the test set, so that it does not hang on the ids what stands where.
    const [named] = (await client.library.choices()).batches;
    const namedTest = { batches: [named?.name ?? ''], writers: [], categories: [] };
    const freeze = await client.releases.startFreeze({ split: 'new', namedTest, sameExpression: 'drop' });
    const to = Release.parse((await host.project?.jobs.whenEnded(freeze.job))?.report).id;
    const from = ReleaseId.parse((await client.releases.list()).at(-1)?.release.id);
    const { report } = client.releases;
    expect((await report({ release: to })).split.expressions.dropped).toBeGreaterThan(0);
    await expectBehind(to, await figuresOf(to));
    const { pages, formulas, parts, moves, kinds } = await client.releases.difference({ from, to });
    expect(
      Math.min(pages.removed, formulas.removed, formulas.changed, formulas.moved, parts.categories, parts.latex),
    ).toBeGreaterThan(0);
    const figure = (counted: Extract<ReleaseFigure, { of: 'difference' }>['counted']) =>
      ({ of: 'difference', from, counted }) as const;
    await expectBehind(to, [
      ...differenceChanges.flatMap((change) => [
        [figure({ kind: 'page', change }), pages[change]] as const,
        [figure({ kind: 'formula', change }), formulas[change]] as const,
      ]),
      ...differenceParts.map((part) => [figure({ kind: 'part', part }), parts[part]] as const),
      ...moves.flatMap((move) => [
        [figure({ kind: 'move', type: 'page', from: move.from, to: move.to }), move.pages] as const,
        [figure({ kind: 'move', type: 'formula', from: move.from, to: move.to }), move.formulas] as const,
      ]),
      ...kinds.flatMap(({ kind: of, id, added, removed }) => [
        [figure({ kind: 'stratum', of, id, change: 'added' }), added] as const,
        [figure({ kind: 'stratum', of, id, change: 'removed' }), removed] as const,
      ]),
      ...kinds.map(({ kind, id, after }) => [{ of: 'stratum', kind, id }, after] as const),
    ]);
    await expectBehind(
      from,
      kinds.map(({ kind, id, before }) => [{ of: 'stratum', kind, id }, before] as const),
    );
    for (const { before, after, added, removed } of kinds) expect(after - before).toBe(added - removed);
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(2);
    expect(moves.reduce((sum, move) => sum + move.formulas, 0)).toBe(formulas.moved);
  });

  /** Somebody draws two symbols into a formula. */
  async function draw(): Promise<void> {
    const { people } = await client.schema.get();
    const person = people.find(({ record }) => record.role === 'annotator')?.record.id;
    if (!person) throw new Error('There are annotators.');
    const session = { kind: 'machine', via: 'in-process', person, lockId: null } as const;
    const annotator: Client = createRouterClient(router, { context: { host, session } });
    const { items } = await annotator.library.formulas({ filter: { statuses: ['drafted'] }, limit: 1 });
    const [item] = items;
    if (!item) throw new Error('Something is drafted.');
    const { formulas } = await annotator.annotation.page({ page: item.page });
    const shape = formulas.find(({ ref }) => ref.id === item.id);
    const symbol = shape?.records.find((record) => record.kind === 'symbol');
    if (!shape || symbol?.kind !== 'symbol') throw new Error('It has symbols.');
    const added = [1, 2].map((place) => ({ ...symbol, id: SymbolId.parse(ulidOf(9000 + place)) }));
    const patch = { document: shape.ref, base: shape.revision, added, updated: [], removed: [] };
    await annotator.annotation.commit({ patches: [patch] });
  }

  /** Every figure of a release with what it says. */
  async function figuresOf(release: ReleaseId): Promise<readonly (readonly [ReleaseFigure, number])[]> {
    const { split, health } = await client.releases.report({ release });
    const summary = (await client.releases.list()).find((one) => one.release.id === release);
    expect(health.findings.length).toBeGreaterThan(0);
    const { sides, expressions, heldOut, fewSides, groups } = split;
    return [
      ...split.subModels.flatMap(({ subModel, bySide }) =>
        splitSides.map((side) => [{ of: 'items', subModel, side }, bySide[side]] as const),
      ),
      ...subModelIds.map(
        (subModel) => [{ of: 'items', subModel, side: null }, summary?.bySubModel[subModel] ?? -1] as const,
      ),
      ...health.findings.map(
        ({ reason: { code, message }, count }) => [{ of: 'finding', code, message }, count] as const,
      ),
      ...split.subModels.flatMap(({ subModel, leftOut }) =>
        leftOut.map(
          ({ reason: { code, message }, count }) => [{ of: 'left-out', subModel, code, message }, count] as const,
        ),
      ),
      [{ of: 'empty', type: 'page' }, health.emptyOnPurpose.pages],
      [{ of: 'empty', type: 'formula' }, health.emptyOnPurpose.formulas],
      ...layerNames.flatMap((layer) =>
        layerStates.map((state) => [{ of: 'left-open', layer, state }, health.leftOpen?.[layer][state] ?? -1] as const),
      ),
      [{ of: 'unusable' }, health.leftOpen?.unusable ?? -1],
      ...splitSides.flatMap((side) => [
        [{ of: 'symbols', side }, sides[side].symbols] as const,
        [{ of: 'formulas', side }, sides[side].formulas] as const,
        [{ of: 'pages', side }, sides[side].pages] as const,
        [{ of: 'groups', side }, sides[side].groups] as const,
      ]),
      [{ of: 'regions-alone', side: null }, splitSides.reduce((sum, side) => sum + sides[side].regionsAlone, 0)],
      ...splitSides.map((side) => [{ of: 'regions-alone', side }, sides[side].regionsAlone] as const),
      ...groups.largest
        .slice(0, 5)
        .flatMap(({ group, ...own }) =>
          (['pages', 'formulas'] as const).map((counted) => [{ of: 'group', group, counted }, own[counted]] as const),
        ),
      ...(['test', 'seen', 'dropped'] as const).map(
        (counted) => [{ of: 'expressions', counted }, expressions[counted]] as const,
      ),
      [{ of: 'held-out' }, heldOut.total],
      ...(['classes', 'symbols'] as const).map((counted) => [{ of: 'few-sides', counted }, fewSides[counted]] as const),
      ...split.strata.map(({ kind, id, total }) => [{ of: 'stratum', kind, id }, total] as const),
    ];
  }

  /** Work goes on: formulas are set aside, returned, given categories; a page with its formula goes. */
  async function changeMuch(): Promise<void> {
    const ended = async ({ job }: { readonly job: JobId }) =>
      expect((await host.project?.jobs.whenEnded(job))?.state).toBe('done');
    const { items } = await client.library.formulas({ filter: { statuses: ['accepted'] }, limit: 6 });
    const [aside, returned, removed, ...given] = items;
    if (!aside || !returned || !removed) throw new Error('Much is accepted.');
    await ended(await client.library.act({ formulas: [aside.id], act: 'unusable', reason: 'gone' }));
    const document = { type: 'formula' as const, id: returned.id };
    const { formulas } = await client.annotation.page({ page: returned.page });
    const base = formulas.find(({ ref }) => ref.id === returned.id)?.revision ?? 0;
    const layers = [{ document, base, layers: ['symbols' as const, 'latex' as const] }];
    await client.annotation.setState({ layers, to: 'returned', reason: 'again' });
    await ended(await client.library.removePages({ pages: [removed.page], worked: 'remove' }));
    const { categories } = await client.schema.get();
    const added = categories.find(({ record }) => given.every((one) => !one.categories.includes(record.id)));
    if (!added) throw new Error('There is a category that they have not.');
    const change = { kind: 'categories' as const, add: [added.record.id], remove: [] };
    await ended(await client.library.change({ ...change, formulas: given.map(({ id }) => id) }));
    await writeAlike();
  }

  /** Everything accepted is written alike. */
  async function writeAlike(): Promise<void> {
    const { items } = await client.library.formulas({ filter: { statuses: ['accepted'] }, limit: 200 });
    for (const { id, page } of items) {
      const { formulas } = await client.annotation.page({ page });
      const shape = formulas.find(({ ref }) => ref.id === id);
      const before = shape?.records.find((record) => record.kind === 'formula');
      if (!shape || before?.kind !== 'formula') throw new Error('The formula is there.');
      const updated = [{ before, after: { ...before, latex: 'x + 1' } }];
      await client.annotation.commit({
        patches: [{ document: shape.ref, base: shape.revision, added: [], updated, removed: [] }],
      });
    }
  }

  it('of an export in every format stands what went in, came out and was skipped', async () => {
    const first = (await client.releases.list()).at(-1);
    const release = ReleaseId.parse(first?.release.id);
    const recipes = [
      ...datasetFormats.map(({ subModel, id }) => ({ subModel, format: id })),
      ...ownSubModels.map(({ key }) => ({ subModel: key, format: 'records' })),
    ];
    const out = join(folder, 'out');
    const { job } = await client.releases.startExportToPath({ release, freeze: null, out, options: { recipes } });
    const { subModels } = ExportReport.parse((await host.project?.jobs.whenEnded(job))?.report);
    const expected = subModels.flatMap(({ subModel, format, options, itemsIn, itemsOut, bySide, skipped }) => {
      const recipe = { subModel, format, name: null, options: options ?? {} };
      const figure = (part: Extract<ReleaseFigure, { of: 'export' }>['part']) =>
        ({ of: 'export', recipe, part }) as const;
      return [
        [figure({ kind: 'in' }), itemsIn] as const,
        [figure({ kind: 'out', side: null }), itemsOut] as const,
        ...splitSides.map((side) => [figure({ kind: 'out', side }), bySide[side] ?? 0] as const),
        ...skipped.map(
          ({ reason: { code, message }, count }) =>
            [figure({ kind: 'skipped', reasons: [{ code, message }] }), count] as const,
        ),
      ];
    });
    expect(subModels.some(({ skipped }) => skipped.length > 0)).toBe(true);
    await expectBehind(release, expected);
  });

  async function expectBehind(release: ReleaseId, expected: readonly (readonly [ReleaseFigure, number])[]) {
    for (const [figure, count] of expected) {
      const { items, total } = await client.releases.itemsBehind({ release, figure, limit: 500 });
      expect([figure, total]).toEqual([figure, count]);
      expect(items.reduce((sum, item) => sum + item.count, 0)).toBe(count);
    }
  }
});
