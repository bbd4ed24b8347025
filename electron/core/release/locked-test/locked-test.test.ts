import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import type { Release } from '#schemas/domain/release.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { freezeGolden, goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  aSymbolClass,
  creating,
  formulaId,
  layerIn,
  symbolClassId,
} from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../project/project.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import { setLicence } from '../licences.ts';
import { openRelease } from '../open-release.ts';
import { describeRelease } from '../report/describe-release.ts';
import { renderCard } from '../report/render-card.ts';
import { correctTest, describeDrift, lockTest } from './lock-test.ts';

const accepted = layerIn('accepted');

class Bench {
  readonly project: Project;
  #operations = 5000;

  constructor(project: Project) {
    this.project = project;
  }

  static async open(): Promise<Bench> {
    const project = await goldenProject(join(await temporaryFolder(), 'project'));
    onTestFinished(() => project.close());
    return new Bench(project);
  }

  async commit(patches: Parameters<typeof anOperation>[1]): Promise<void> {
    this.#operations += 1;
    const outcome = await this.project.store.commit(anOperation(this.#operations, patches));
    expect(outcome.kind).toBe('committed');
  }

  async change(
    type: 'page' | 'formula' | 'symbol-class',
    id: string,
    alter: (record: DocumentRecord) => DocumentRecord,
  ) {
    const before = await this.project.store.getDocument({ type, id });
    const records = new Map([...before.records].map(([key, record]) => [key, alter(record)]));
    const patch = diffDocuments(before, { ...before, records });
    if (patch) await this.commit([patch]);
  }

  /** The test side as a release holds it: names and versions. */
  async testOf(release: Release): Promise<readonly string[]> {
    const found: string[] = [];
    for (const type of ['page', 'formula'] as const) {
      let after: ReleaseItem | null = null;
      for (;;) {
        const part = await this.project.store.releases.itemVersions(release.id, type, after, 50);
        after = part.at(-1) ?? null;
        if (after === null) break;
        for (const item of part) if (item.side === 'test') found.push(`${item.type} ${item.id} ${item.version}`);
      }
    }
    return found;
  }

  async labelsOf(release: Release): Promise<ReadonlyMap<string, string>> {
    const { classes } = await openRelease(this.project.store, release.id);
    return new Map(classes.map(({ symbolClass, label }) => [symbolClass, label]));
  }
}

describe('a locked test set', () => {
  it('is left for a new split only by whoever says so', async () => {
    const { project } = await Bench.open();
    const first = await freezeGolden(project);
    const other = { train: 0.6, validation: 0.2, test: 0.2 };
    expect((await freezeGolden(project, { ratios: other })).split).not.toBe(first.split);
    await lockTest(project, goldenLead, { release: first.id, note: '' });
    const third = { ratios: { train: 0.5, validation: 0.2, test: 0.3 } };
    await expect(freezeGolden(project, third)).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'locked-split-left', split: 'Split 1' },
    });
    expect((await freezeGolden(project)).split).toBe(first.split);
    expect((await freezeGolden(project, { ...third, split: first.split })).split).toBe(first.split);
    expect((await freezeGolden(project, { ...third, split: 'new' })).split).not.toBe(first.split);
  });

  it('is locked with the first release where the requirements ask for it, once', async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const versions = async () => await project.store.splits.testVersions();
    await freezeGolden(project);
    expect(await versions()).toEqual([]);
    await bench.commit([creating(blankRequirements())]);
    const open = await freezeGolden(project, { lockTest: false });
    expect(await versions()).toEqual([]);
    // The same state gives the same release, and locks its test set now.
    const locked = await freezeGolden(project);
    expect(locked.id).toBe(open.id);
    expect(await versions()).toMatchObject([{ split: locked.split, number: 1, release: locked.id }]);
    await freezeGolden(project, { lockTest: true });
    const other = await freezeGolden(project, { split: 'new', seed: 3 });
    expect(other.split).not.toBe(locked.split);
    expect(await versions()).toHaveLength(1);
    await freezeGolden(project, { split: 'new', seed: 4, lockTest: true });
    expect(await versions()).toHaveLength(2);
  });

  it('is not locked where nothing is on its side, and nothing is frozen for whoever says so', async () => {
    const { project } = await Bench.open();
    const options = { ratios: { train: 1, validation: 0, test: 0 }, lockTest: true };
    await expect(freezeGolden(project, options)).rejects.toMatchObject({ parameters: { reason: 'no-test-to-lock' } });
    expect(await project.store.releases.listReleases()).toEqual([]);
  });

  it('survives 1,000 random operations', { timeout: 240_000 }, async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const first = await freezeGolden(project);
    await lockTest(project, goldenLead, { release: first.id, note: '' });
    const locked = await bench.testOf(first);
    const labels = await bench.labelsOf(first);
    expect(locked.length).toBeGreaterThan(0);
    const formulas = [
      ...new Set(locked.flatMap((name) => (name.startsWith('formula') ? [name.split(' ')[1] ?? ''] : []))),
    ];
    const picture = await pictureOf(project);
    let pages = 0;
    const steps = fc.sample(
      fc.record({
        act: fc.nat(9),
        pick: fc.nat(1000),
        seed: fc.constantFrom(14, 15),
        validation: fc.constantFrom(0.1, 0.3),
      }),
      { numRuns: 1000, seed: 7 },
    );
    for (const [index, { act, pick, validation }] of steps.entries()) {
      const formula = formulas[pick % formulas.length] ?? '';
      if (act <= 2) {
        pages += 1;
        const number = 1000 + pages;
        const symbols = [aSymbol(100 * number, { symbolClass: symbolClassId(pick % 6) })];
        const hash = pick % 3 === 0 ? '0'.repeat(16) : ((pick * 2654435761) % 2 ** 32).toString(16).padStart(16, '0');
        await bench.commit([
          creating(
            aPage(number, { imageSha256: picture, perceptualHash: hash, writer: pick % 4 === 0 ? 'somebody' : null }),
          ),
          creating(
            aFormula(number, { layers: { symbols: accepted, layout: absentLayer, latex: absentLayer } }),
            ...symbols,
          ),
        ]);
      } else if (act <= 5) {
        await bench.change('formula', formula, (record) =>
          record.kind === 'symbol'
            ? { ...record, box: { ...record.box, width: 3 + (pick % 20) } }
            : record.kind === 'formula'
              ? { ...record, latex: `x_{${pick}}` }
              : record,
        );
      } else if (act === 6) {
        await bench.change('formula', formula, (record) =>
          record.kind === 'formula' ? { ...record, unusable: pick % 2 === 0 ? 'blurred' : null } : record,
        );
      } else if (act === 7) {
        await bench.change('symbol-class', symbolClassId(pick % 6), (record) =>
          record.kind === 'symbol-class' ? { ...record, label: `\\renamed${index}` } : record,
        );
      } else if (act === 8) {
        await bench.change('symbol-class', symbolClassId(pick % 3), (record) =>
          record.kind === 'symbol-class' ? { ...record, retired: !record.retired } : record,
        );
      }
      // Freezing reads the whole project: after every 25th operation is often enough.
      if (index % 25 !== 24) continue;
      const ratios = { train: 1 - validation - 0.3, validation, test: 0.3 };
      const release = await freezeGolden(project, { split: first.split, ratios });
      expect(await bench.testOf(release)).toEqual(locked);
      const now = await bench.labelsOf(release);
      for (const [symbolClass, label] of labels) expect(now.get(symbolClass)).toBe(label);
    }
  });

  it('takes corrections as its next version, which older releases do not see', async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const first = await freezeGolden(project);
    const version = await lockTest(project, goldenLead, { release: first.id, note: '' });
    const before = await bench.testOf(first);
    const formula = before.find((name) => name.startsWith('formula'))?.split(' ')[1] ?? '';
    await bench.change('formula', formula, (record) =>
      record.kind === 'formula' ? { ...record, latex: '\\alpha' } : record,
    );
    const reads = vi.spyOn(project.store.releases, 'releaseItems');
    const drift = await describeDrift(project, version.split);
    // What is locked is read once, and no report of the whole release is made.
    expect(reads.mock.calls.filter(([, , after]) => after === null)).toHaveLength(2);
    const { formulas, regionsAlone, pages } = (await describeRelease(project, first.id)).split.sides.test;
    expect(pages).toBeGreaterThan(0);
    expect(drift).toMatchObject({
      formulas,
      regionsAlone,
      pages,
      changed: [expect.any(String)],
      gone: [],
    });
    expect(await bench.testOf(await freezeGolden(project, { split: first.split }))).toEqual(before);
    const corrected = await correctTest(project, goldenLead, { split: version.split, note: 'wrong LaTeX' });
    expect(corrected.version).toMatchObject({ number: 2, note: 'wrong LaTeX', release: corrected.release.id });
    const after = await bench.testOf(corrected.release);
    expect(after).not.toEqual(before);
    expect(after).toHaveLength(before.length);
    expect(await describeDrift(project, version.split)).toMatchObject({ changed: [], gone: [] });
    expect(await bench.testOf(first)).toEqual(before);
  });

  it('is corrected to what its pages hold now: what is unusable or open again goes, what was accepted since comes', async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const first = await freezeGolden(project, { ratios: { train: 0, validation: 0, test: 1 } });
    const { split } = await lockTest(project, goldenLead, { release: first.id, note: '' });
    const before = await bench.testOf(first);
    const [unusable = '', open = ''] = before.flatMap((name) =>
      name.startsWith('formula') ? [name.split(' ')[1] ?? ''] : [],
    );
    await bench.change('formula', unusable, (record) =>
      record.kind === 'formula' ? { ...record, unusable: 'blurred' } : record,
    );
    const absent = { symbols: absentLayer, layout: absentLayer, latex: absentLayer };
    await bench.change('formula', open, (record) =>
      record.kind === 'formula' ? { ...record, layers: absent } : record,
    );
    const [{ page } = { page: null }] = (await project.store.releases.itemVersions(first.id, 'formula', null, 1)) ?? [];
    if (page === null) throw new Error('The golden release has no formula.');
    await bench.commit([
      creating(aFormula(950, { page, layers: { ...absent, symbols: accepted } }), aSymbol(950)),
      creating(aFormula(951, { page, layers: { ...absent, symbols: accepted } }), aSymbol(951)),
    ]);
    expect(await bench.testOf(await freezeGolden(project, { split }))).toEqual(before);
    const drift = await describeDrift(project, split);
    expect(drift).toMatchObject({
      gone: [expect.any(String), expect.any(String)],
      came: [expect.any(String), expect.any(String)],
    });
    const corrected = await correctTest(project, goldenLead, { split, note: '' });
    const { changed, gone, came } = drift;
    expect(corrected).toMatchObject({ changed, gone, came });
    const names = (await bench.testOf(corrected.release)).map((name) => name.split(' ')[1]);
    expect(names).toHaveLength(before.length);
    expect(names).not.toContain(unusable);
    expect(names).not.toContain(open);
    expect(names).toEqual(expect.arrayContaining([formulaId(950), formulaId(951)]));
    expect(await describeDrift(project, split)).toMatchObject({ changed: [], gone: [], came: [] });
    const { context } = await openRelease(project.store, corrected.release.id);
    expect(context.heldOut).toEqual([]);
    expect(await bench.testOf(first)).toEqual(before);
  });

  it('is not corrected to nothing', async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const first = await freezeGolden(project);
    const { split } = await lockTest(project, goldenLead, { release: first.id, note: '' });
    for (const name of await bench.testOf(first)) {
      const [type, id = ''] = name.split(' ');
      if (type === 'formula') {
        await bench.change('formula', id, (record) =>
          record.kind === 'formula' ? { ...record, unusable: 'blurred' } : record,
        );
      } else {
        await bench.change('page', id, (record) =>
          record.kind === 'page' ? { ...record, regions: absentLayer } : record,
        );
      }
    }
    await expect(correctTest(project, goldenLead, { split, note: '' })).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'corrected-test-empty' },
    });
    expect(await project.store.splits.testVersions()).toHaveLength(1);
  });

  it.each([true, false])('counts what is locked as its split does, pages kept together: %s', async (page) => {
    const bench = await Bench.open();
    const { project } = bench;
    const allTest = { ratios: { train: 0, validation: 0, test: 1 } };
    // Of every other formula nothing but its region stays accepted.
    for (const [index, name] of (await bench.testOf(await freezeGolden(project, allTest))).entries()) {
      const [type, id = ''] = name.split(' ');
      if (type !== 'formula' || index % 2 === 0) continue;
      await bench.change('formula', id, (record) =>
        record.kind === 'formula'
          ? { ...record, layers: { symbols: absentLayer, layout: absentLayer, latex: absentLayer } }
          : record,
      );
    }
    const grouping = { ...goldenFreezeOptions.grouping, page };
    const release = await freezeGolden(project, { ...allTest, split: 'new', grouping });
    const { split } = await lockTest(project, goldenLead, { release: release.id, note: '' });
    const { formulas, regionsAlone, pages } = (await describeRelease(project, release.id)).split.sides.test;
    expect(regionsAlone > 0).toBe(page);
    expect(await describeDrift(project, split)).toMatchObject({ formulas, regionsAlone, pages });
  });

  it.each(['as it is frozen', 'later'])('is locked where nothing but regions is accepted: %s', async (when) => {
    const bench = await Bench.open();
    const { project } = bench;
    for (const name of await bench.testOf(
      await freezeGolden(project, { ratios: { train: 0, validation: 0, test: 1 } }),
    )) {
      const [type, id = ''] = name.split(' ');
      if (type !== 'formula') continue;
      await bench.change('formula', id, (record) =>
        record.kind === 'formula'
          ? { ...record, layers: { symbols: absentLayer, layout: absentLayer, latex: absentLayer } }
          : record,
      );
    }
    const options = { split: 'new' as const, ratios: { train: 0.5, validation: 0, test: 0.5 } };
    const isAtOnce = when === 'as it is frozen';
    const release = await freezeGolden(project, { ...options, lockTest: isAtOnce });
    expect(release.counts.formulas).toBe(0);
    if (!isAtOnce) await lockTest(project, goldenLead, { release: release.id, note: '' });
    expect(await project.store.splits.testVersions()).toMatchObject([{ split: release.split, release: release.id }]);
    const drift = await describeDrift(project, release.split);
    expect(drift.pages).toBeGreaterThan(0);
    expect(drift.formulas).toBe(drift.regionsAlone);
  });

  it('refuses a release in which a class that came since has the label of a locked one', async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const first = await freezeGolden(project);
    const { split } = await lockTest(project, goldenLead, { release: first.id, note: '' });
    const [[locked, label] = ['', '']] = await bench.labelsOf(first);
    await bench.change('symbol-class', locked, (record) =>
      record.kind === 'symbol-class' ? { ...record, label: '\\renamed' } : record,
    );
    await bench.commit([creating(aSymbolClass(700, label))]);
    expect((await freezeGolden(project, { split })).split).toBe(split);
    await bench.commit([
      creating(aPage(900, { imageSha256: await pictureOf(project), perceptualHash: 'f'.repeat(16) })),
      creating(
        aFormula(900, { layers: { symbols: accepted, layout: absentLayer, latex: absentLayer } }),
        aSymbol(900, { symbolClass: symbolClassId(700) }),
      ),
    ]);
    await expect(freezeGolden(project, { split })).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'locked-label-taken', label, renamed: '\\renamed', split: 'Split 1' },
    });
    const { release } = await correctTest(project, goldenLead, { split, note: '' });
    const labels = [...(await bench.labelsOf(release)).values()];
    expect(labels).toEqual(expect.arrayContaining([label, '\\renamed']));
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('goes in whole where a filter leaves its licence out, and the release says so', async () => {
    const bench = await Bench.open();
    const { project } = bench;
    const first = await freezeGolden(project);
    await lockTest(project, goldenLead, { release: first.id, note: '' });
    await bench.commit([
      creating(aPage(900, { imageSha256: await pictureOf(project), perceptualHash: 'f'.repeat(16), batch: 'open' })),
      creating(aFormula(900, { layers: { symbols: accepted, layout: absentLayer, latex: absentLayer } }), aSymbol(900)),
    ]);
    await setLicence(project, goldenLead, 'open', { licence: 'CC0-1.0', attribution: '', address: '' });
    const filter = { categories: [], batches: [], licences: ['CC0-1.0'], layers: [] };
    const release = await freezeGolden(project, { split: first.split, filter });
    expect(await bench.testOf(release)).toEqual(await bench.testOf(first));
    const { split } = await describeRelease(project, release.id);
    expect(split.testOutsideFilter).toBe(split.sides.test.pages);
    const { context, classes } = await openRelease(project.store, release.id);
    expect(renderCard(release, context, classes, { items: [] })).toContain(
      `whole: ${split.sides.test.pages} pages of it are of imports`,
    );
    expect((await describeRelease(project, first.id)).split.testOutsideFilter).toBe(0);
    const again = await freezeGolden(project, { split: first.split, filter });
    expect(again.id).toBe(release.id);
  });

  it('is locked once, and only where there is something to lock', async () => {
    const { project } = await Bench.open();
    const empty = await freezeGolden(project, { ratios: { train: 1, validation: 0, test: 0 } });
    await expect(lockTest(project, goldenLead, { release: empty.id, note: '' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const release = await freezeGolden(project, goldenFreezeOptions);
    await lockTest(project, goldenLead, { release: release.id, note: '' });
    await expect(lockTest(project, goldenLead, { release: release.id, note: '' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

async function pictureOf(project: Project) {
  const [page] = await project.store.pagesAfter(null, 1);
  const record = page?.records.get(page.ref.id);
  if (record?.kind !== 'page') throw new Error('The golden project has no page.');
  return record.imageSha256;
}
