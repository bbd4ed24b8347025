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
import { countOf } from '#renderer/ui/counts/bar-segments.ts';
import type { LibraryLink } from '#renderer/ui/library-link.ts';
import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { ExportReport } from '#schemas/contract/releases.ts';
import { CategoryId, type PersonId, ReleaseId, SymbolClassId } from '#schemas/domain/id.ts';
import { formulaStatuses } from '#schemas/domain/layer.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { openCrowdedProject } from '#test/support/crowded-project.ts';
import { describeWithRealData } from '#test/support/real-data.ts';

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

  it('of the matrix stands what is accepted in each cell, also where a category lacks', async () => {
    const { facets } = await client.schema.get();
    const [rows, columns] = facets.map(({ record }) => record.id);
    if (!rows || !columns) throw new Error('There are two facets.');
    for (const subModel of [null, 'aligner', 'extractor'] as const) {
      const { cells } = await client.quotas.matrix({ rows, columns, subModel });
      for (const { row, column, byStatus } of cells) {
        const axes = [
          { facet: rows, category: row === null ? null : CategoryId.parse(row) },
          { facet: columns, category: column },
        ];
        expect(await behind(linkOfCell({ axes, symbolClass: undefined, subModel }))).toBe(
          countOf(byStatus, 'accepted'),
        );
      }
    }
    const { cells } = await client.quotas.matrix({ rows: 'symbol-classes', columns, subModel: null });
    const filled = cells.filter(({ byStatus }) => countOf(byStatus, 'accepted') > 0);
    expect(filled.length).toBeGreaterThan(3);
    for (const { row, column, byStatus } of filled) {
      const symbolClass = row === null ? null : SymbolClassId.parse(row);
      const axes = [{ facet: columns, category: column }];
      expect(await behind(linkOfCell({ axes, symbolClass, subModel: null }))).toBe(countOf(byStatus, 'accepted'));
    }
  });

  it('of the agreement stand the pairs that a person or a category is counted with', async () => {
    const { overall, people, kinds } = await client.second.agreement({});
    expect(people.length).toBeGreaterThan(1);
    const counted = async (of: { person?: PersonId; category?: CategoryId }) =>
      (await client.second.pairs({ states: ['submitted', 'resolved'], ...of, limit: 500 })).pairs.length;
    expect(await counted({})).toBe(overall.formulas);
    for (const { person, figures } of people) expect(await counted({ person })).toBe(figures.formulas);
    for (const { category, figures } of kinds) expect(await counted({ category })).toBe(figures.formulas);
  });

  it('of a release stands what was frozen, whatever becomes of it', async () => {
    const [first] = await client.releases.list();
    const release = ReleaseId.parse(first?.release.id);
    const { split, health } = await client.releases.report({ release });
    const expected: (readonly [ReleaseFigure, number])[] = [
      ...subModelIds.flatMap((subModel) => [
        ...splitSides.map((side) => [{ of: 'items', subModel, side }, health.items[side][subModel]] as const),
        [{ of: 'items', subModel, side: null }, first?.bySubModel[subModel] ?? -1] as const,
      ]),
      ...health.findings.map(
        ({ reason: { code, message }, count }) => [{ of: 'finding', code, message }, count] as const,
      ),
      ...health.leftOut.map(
        ({ subModel, reason: { code, message }, count }) =>
          [{ of: 'left-out', subModel, code, message }, count] as const,
      ),
      [{ of: 'empty', type: 'page' }, health.emptyOnPurpose.pages],
      [{ of: 'empty', type: 'formula' }, health.emptyOnPurpose.formulas],
      ...splitSides.flatMap((side) => [
        [{ of: 'symbols', side }, split.sides[side].symbols] as const,
        [{ of: 'formulas', side }, split.sides[side].formulas] as const,
      ]),
      ...split.strata.map(({ kind, id, total }) => [{ of: 'stratum', kind, id }, total] as const),
    ];
    expect(health.findings.length).toBeGreaterThan(0);
    await expectBehind(
      release,
      expected.filter(([figure]) => figure.of !== 'finding' || figure.code !== 'licence-unknown'),
    );
  });

  it('of an export in every format stands what went in, came out and was skipped', async () => {
    const [first] = await client.releases.list();
    const release = ReleaseId.parse(first?.release.id);
    const recipes = datasetFormats.map(({ subModel, id }) => ({ subModel, format: id }));
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
