import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Counters, Store, SymbolCounter } from '#electron/core/store/store.ts';
import { FormulaFilter, PageFilter } from '#schemas/contract/library.ts';
import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { ProjectId, type Sha256, Timestamp } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { FormulaStatus, LayerName, LayerState } from '#schemas/domain/layer.ts';
import { layerStates } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { documentToShape, formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments, invertPatch } from '#shared/annotation/patch.ts';
import {
  aCategory,
  aFacet,
  aFormula,
  anOperation,
  aPage,
  aPerson,
  aRelation,
  aSymbol,
  aSymbolClass,
  categoryId,
  creating,
  documentOf,
  formulaId,
  layerIn,
  operationId,
  pageId,
  personId,
  sha256Number,
  symbolClassId,
  symbolId,
  ulidOf,
} from './builders.ts';

const settings: Settings = {
  kind: 'settings',
  id: ProjectId.parse(ulidOf(1)),
  name: 'Test',
  layersAsked: ['symbols', 'layout', 'latex'],
  latexPolicy: defaultLatexPolicy,
};

const media = [1, 2, 3, 4, 5].map((number) => ({
  sha256: sha256Number(number),
  byteCount: number,
  contentType: 'image/png',
}));

/** What every implementation of `Store` has to do. `open` gives an empty store. */
export function storeSuite(open: () => Promise<Store>): void {
  let store: Store;
  let operations = 0;

  /** Commits patches as one operation and returns its outcome. */
  const commit = async (...patches: readonly AnnotationPatch[]) =>
    await store.commit(anOperation(++operations, patches));
  const mustCommit = async (...patches: readonly AnnotationPatch[]) => {
    const outcome = await commit(...patches);
    if (outcome.kind !== 'committed') throw new Error(JSON.stringify(outcome));
    return outcome.documents;
  };
  const read = async (record: DocumentRecord) => {
    if (record.kind === 'symbol' || record.kind === 'relation' || record.kind === 'comment')
      throw new Error('not a root');
    return await store.getDocument({ type: record.kind, id: record.id });
  };
  /** Changes a document to hold these records. */
  const change = async (...records: readonly [DocumentRecord, ...DocumentRecord[]]) => {
    const before = await read(records[0]);
    const patch = diffDocuments(before, { ...documentOf(before.revision, ...records) });
    if (!patch) throw new Error('nothing changes');
    return patch;
  };
  const recordsOf = (document: AnnotationDocument) => documentToShape(document).records;

  beforeEach(async () => {
    operations = 0;
    store = await open();
    await store.commitAll(
      [
        anOperation(++operations, [
          creating(settings),
          creating(aPerson(1, 'lead')),
          ...[1, 2, 3].map((n) => creating(aSymbolClass(n, `\\c${n}`))),
        ]),
      ],
      media,
    );
  });

  describe('documents', () => {
    it('come back as they were written, at the next revision', async () => {
      const formula = aFormula(1, {
        latex: '\\frac 1 2',
        layers: { ...aFormula(1).layers, latex: layerIn('drafted') },
      });
      const symbols = [aSymbol(1, { symbolClass: symbolClassId(1) }), aSymbol(2)];
      await mustCommit(creating(aPage(1)), creating(formula, ...symbols, aRelation(1, 1, 2)));
      const document = await read(formula);
      expect(document.revision).toBe(1);
      expect(recordsOf(document)).toEqual(recordsOf(documentOf(1, formula, ...symbols, aRelation(1, 1, 2))));
      const moved = aSymbol(2, { box: { x: 0.125, y: 3.5, width: 1e-3, height: 77.7 } });
      const [after] = await mustCommit(
        await change({ ...formula, order: null, latex: 'y' }, symbols[0] ?? aSymbol(1), moved),
      );
      expect(after?.revision).toBe(2);
      expect(recordsOf(await read(formula))).toEqual(
        recordsOf(documentOf(2, { ...formula, latex: 'y' }, symbols[0] ?? aSymbol(1), moved)),
      );
    });

    it('that do not exist are at revision 0 and empty', async () => {
      const document = await store.getDocument({ type: 'formula', id: formulaId(9) });
      expect(document).toEqual({ ref: { type: 'formula', id: formulaId(9) }, revision: 0, records: new Map() });
    });

    it('go on counting revisions after they were removed and came back', async () => {
      await mustCommit(creating(aPage(1)), creating(aFormula(1)));
      const patch = await change(aFormula(1, { latex: 'x' }));
      await mustCommit(patch);
      const document = await read(aFormula(1));
      const removal: AnnotationPatch = {
        document: document.ref,
        base: 2,
        added: [],
        updated: [],
        removed: recordsOf(document),
      };
      await mustCommit(removal);
      expect((await read(aFormula(1))).revision).toBe(0);
      const [back] = await mustCommit(invertPatch(removal, 0));
      expect(back?.revision).toBe(4);
      expect(formulaOf(await read(aFormula(1)))?.latex).toBe('x');
    });
  });

  describe('a commit', () => {
    it('against another revision is a conflict that returns the documents and changes nothing', async () => {
      await mustCommit(creating(aPage(1)), creating(aFormula(1)));
      const stale = await change(aFormula(1, { latex: 'mine' }));
      await mustCommit(await change(aFormula(1, { latex: 'theirs' })));
      const outcome = await commit(stale);
      expect(outcome.kind).toBe('stale');
      if (outcome.kind !== 'stale') return;
      expect(outcome.documents.map((document) => formulaOf(document)?.latex)).toEqual(['theirs']);
      expect(formulaOf(await read(aFormula(1)))?.latex).toBe('theirs');
    });

    it('that breaks a rule, or refers to what does not exist, changes nothing at all', async () => {
      await mustCommit(creating(aPage(1)), creating(aFormula(1), aSymbol(1), aSymbol(2), aRelation(1, 1, 2)));
      const dangling = await commit(await change(aFormula(1), aSymbol(1), aRelation(1, 1, 2)));
      expect(dangling).toMatchObject({ kind: 'refused', reason: { code: 'relation-dangling' } });
      const good = await change(aFormula(1, { latex: 'x' }), aSymbol(1), aSymbol(2), aRelation(1, 1, 2));
      await expect(commit(good, creating(aFormula(2, { page: pageId(77) })))).rejects.toMatchObject({
        code: 'invalid-input',
      });
      const badClass = await change(
        aFormula(1),
        aSymbol(1, { symbolClass: symbolClassId(99) }),
        aSymbol(2),
        aRelation(1, 1, 2),
      );
      await expect(commit(badClass)).rejects.toMatchObject({ code: 'invalid-input' });
      expect((await read(aFormula(1))).revision).toBe(1);
      expect(formulaOf(await read(aFormula(1)))?.latex).toBe('');
      expect(await store.counters()).toEqual(await store.recount());
    });

    it('is one line of the log that can be read back', async () => {
      const patches = [creating(aPage(1)), creating(aFormula(1), aSymbol(1))];
      await mustCommit(...patches);
      const operation = await store.getOperation(operationId(operations));
      expect(operation).toEqual(anOperation(operations, patches));
      expect((await store.recentOperations(1)).map((recent) => recent.id)).toEqual([operationId(operations)]);
      expect((await store.newestOperation())?.id).toBe(operationId(operations));
      expect(await store.getOperation(operationId(999))).toBeNull();
    });

    it('of several operations is all or nothing', async () => {
      const outcomes = await store.commitAll(
        [anOperation(100, [creating(aPage(1))]), anOperation(101, [{ ...creating(aFormula(1)), base: 5 }])],
        [],
      );
      expect(outcomes.map((outcome) => outcome.kind)).toEqual(['stale']);
      expect((await read(aPage(1))).revision).toBe(0);
      expect(await store.getOperation(operationId(100))).toBeNull();
    });
  });

  describe('lists', () => {
    beforeEach(async () => {
      for (const number of [1, 2, 3, 4, 5]) {
        const layers =
          number > 3
            ? { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') }
            : aFormula(number).layers;
        await mustCommit(
          creating(aPage(number, { writer: number === 1 ? 'kim' : null })),
          creating(
            aFormula(number, { latex: number === 2 ? '\\frac{100%}{a_b}' : `x+${number}`, layers }),
            aSymbol(number, { symbolClass: symbolClassId(number === 5 ? 2 : 1) }),
          ),
        );
      }
    });
    const all = FormulaFilter.parse({});

    it('page by key, exactly once each, with the total', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const part = await store.listFormulas(all, after, 2);
        expect(part.total).toBe(5);
        seen.push(...part.items.map((item) => item.id));
        after = part.next;
      } while (after !== null);
      expect(seen).toEqual([1, 2, 3, 4, 5].map(formulaId));
    });

    it('filter by status, class, page and text, where % and _ are letters', async () => {
      const ids = async (filter: Partial<FormulaFilter>) =>
        (await store.listFormulas({ ...all, ...filter }, null, 10)).items.map((item) => item.id);
      expect(await ids({ statuses: ['accepted'] })).toEqual([4, 5].map(formulaId));
      expect(await ids({ symbolClass: symbolClassId(2) })).toEqual([formulaId(5)]);
      expect(await ids({ page: pageId(3) })).toEqual([formulaId(3)]);
      expect(await ids({ text: '100%' })).toEqual([formulaId(2)]);
      expect(await ids({ text: 'a_b' })).toEqual([formulaId(2)]);
      expect(await ids({ text: '%' })).toEqual([formulaId(2)]);
      expect(await ids({ text: 'PAGE-4' })).toEqual([formulaId(4)]);
      expect(await ids({ text: "'; DROP TABLE formula; --" })).toEqual([]);
    });

    it('show the status that follows from the page, also where the page alone was changed', async () => {
      await mustCommit(await change({ ...settings, layersAsked: ['regions', 'latex'] }));
      const page = aPage(4, { holds: 'formulas', regions: layerIn('submitted') });
      const statuses = async () =>
        (await store.listFormulas({ ...all, page: pageId(4) }, null, 10)).items.map((item) => item.status);
      expect(await statuses()).toEqual(['accepted']);
      await mustCommit(await change(page));
      expect(await statuses()).toEqual(['submitted']);
      await mustCommit(await change({ ...page, regions: layerIn('accepted') }));
      expect(await statuses()).toEqual(['accepted']);
    });

    it('of pages count their formulas by status', async () => {
      const part = await store.listPages(PageFilter.parse({}), null, 10);
      expect(part.total).toBe(5);
      expect(part.items[3]).toMatchObject({ id: pageId(4), formulaCount: 1, byStatus: { accepted: 1, absent: 0 } });
    });

    it('know neighbours, positions and the next page with work', async () => {
      expect(await store.neighboursOfPage(pageId(2))).toEqual({
        previous: pageId(1),
        next: pageId(3),
        position: 2,
        pages: 5,
      });
      expect(await store.neighboursOfPage(pageId(9))).toBeNull();
      expect((await store.pagesAround(pageId(3), 1, 5)).map(({ id }) => id)).toEqual([2, 3, 4, 5].map(pageId));
      expect((await store.pagesAround(pageId(4), 0, 0))[0]).toMatchObject({ id: pageId(4), status: 'accepted' });
      expect(await store.pageAt(1)).toBe(pageId(1));
      expect(await store.pageAt(5)).toBe(pageId(5));
      expect(await store.pageAt(6)).toBeNull();
      expect(await store.nextUnfinishedPage(null, ['absent'])).toBe(pageId(1));
      expect(await store.nextUnfinishedPage(pageId(2), ['absent', 'drafted'])).toBe(pageId(3));
      expect(await store.nextUnfinishedPage(pageId(3), ['absent', 'drafted'])).toBe(pageId(1));
      expect(await store.nextUnfinishedPage(pageId(1), ['accepted'])).toBe(pageId(4));
      expect(await store.nextUnfinishedPage(null, ['submitted'])).toBeNull();
      await mustCommit(creating(aPage(6, { holds: 'formulas', imageSha256: sha256Number(1) })));
      expect(await store.nextUnfinishedPage(null, ['submitted'])).toBe(pageId(6));
      await mustCommit(
        creating(aPage(7, { holds: 'formulas', imageSha256: sha256Number(1), regions: layerIn('drafted') })),
      );
      expect(await store.nextUnfinishedPage(pageId(6), ['drafted'])).toBe(pageId(6));
      expect(await store.pagesBySource([sha256Number(3), sha256Number(77)])).toEqual(
        new Map([[sha256Number(3), pageId(3)]]),
      );
    });
  });

  describe('counters', () => {
    it('equal what the documents say, over any history', async () => {
      await fc.assert(
        fc.asyncProperty(histories, async (history) => {
          store = await open();
          operations = 0;
          await store.commitAll(
            [
              anOperation(++operations, [
                creating(settings),
                ...[1, 2, 3].map((n) => creating(aSymbolClass(n, `\\c${n}`))),
                creating(aFacet(1)),
                ...[1, 2, 3].map((n) => creating(aCategory(n, 1))),
              ]),
            ],
            media,
          );
          for (const act of history) await perform(act, store, () => ++operations);
          const counters = await store.counters();
          expect(counters).toEqual(await store.recount());
          expect(counters).toEqual(await countSlowly(store, (await currentSettings(store)).layersAsked));
          expect(await sumOfDays(store)).toEqual(await acceptedSlowly(store));
        }),
        { numRuns: 40 },
      );
    });

    it('follow what the project asks for', async () => {
      const layers = { symbols: layerIn('accepted'), layout: layerIn('absent'), latex: layerIn('accepted') };
      await mustCommit(creating(aPage(1)), creating(aFormula(1, { layers })));
      const accepted = async () =>
        (await store.counters()).formulas
          .filter((row) => row.status === 'accepted')
          .reduce((sum, row) => sum + row.formulas, 0);
      expect(await accepted()).toBe(0);
      const before = await read(settings);
      await mustCommit({
        document: before.ref,
        base: 1,
        added: [],
        updated: [{ before: settings, after: { ...settings, layersAsked: ['latex'] } }],
        removed: [],
      });
      expect(await store.settings()).toEqual({ ...settings, layersAsked: ['latex'] });
      expect(await accepted()).toBe(1);
      expect(await store.counters()).toEqual(await store.recount());
      expect((await store.listFormulas(FormulaFilter.parse({ statuses: ['accepted'] }), null, 10)).total).toBe(1);
    });
  });

  describe('access', () => {
    const now = Timestamp.parse('2026-01-02T00:00:00.000Z');
    const grant = (kind: 'invite' | 'session', tokenSha256: Sha256) => ({
      tokenSha256,
      kind,
      person: personId(1),
      createdAt: Timestamp.parse('2026-01-01T00:00:00.000Z'),
      expiresAt: Timestamp.parse('2026-01-03T00:00:00.000Z'),
    });

    it('exchanges an invite once, forgets what has expired, and can be revoked', async () => {
      await store.access.addGrant(grant('invite', sha256Number(1)));
      expect(await store.access.exchangeInvite(sha256Number(1), grant('session', sha256Number(2)))).toBe(true);
      expect(await store.access.exchangeInvite(sha256Number(1), grant('session', sha256Number(3)))).toBe(false);
      expect(await store.access.findGrant(sha256Number(2), now)).toMatchObject({
        kind: 'session',
        person: personId(1),
      });
      expect(await store.access.findGrant(sha256Number(2), Timestamp.parse('2026-01-04T00:00:00.000Z'))).toBeNull();
      expect(await store.access.revokeGrants(personId(1))).toBe(1);
      expect(await store.access.findGrant(sha256Number(2), now)).toBeNull();
    });
  });

  it('finds nothing wrong with itself', async () => {
    await mustCommit(creating(aPage(1)), creating(aFormula(1), aSymbol(1)));
    expect(await store.checkIntegrity()).toEqual([]);
  });
}

type Act =
  | {
      readonly act: 'import';
      readonly number: number;
      readonly holds: 'one-formula' | 'formulas';
      readonly state: LayerState;
    }
  | { readonly act: 'edit'; readonly number: number; readonly symbols: readonly number[]; readonly state: LayerState }
  | { readonly act: 'unusable'; readonly number: number; readonly reason: string | null }
  | { readonly act: 'regions'; readonly number: number; readonly state: LayerState }
  | { readonly act: 'categorise'; readonly number: number; readonly categories: readonly number[] }
  | { readonly act: 'merge'; readonly from: number; readonly into: number }
  | { readonly act: 'split'; readonly from: number; readonly into: number }
  | { readonly act: 'remove'; readonly number: number }
  | { readonly act: 'undo' }
  | { readonly act: 'ask'; readonly layers: readonly LayerName[] };

const number = fc.integer({ min: 1, max: 3 });
const state = fc.constantFrom(...layerStates);
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('import' as const),
    number,
    holds: fc.constantFrom('one-formula' as const, 'formulas' as const),
    state,
  }),
  fc.record({ act: fc.constant('edit' as const), number, symbols: fc.uniqueArray(fc.nat(5), { maxLength: 4 }), state }),
  fc.record({ act: fc.constant('unusable' as const), number, reason: fc.option(fc.constant('blurred')) }),
  fc.record({ act: fc.constant('regions' as const), number, state }),
  fc.record({
    act: fc.constant('categorise' as const),
    number,
    categories: fc.uniqueArray(number, { maxLength: 3 }),
  }),
  fc.record({ act: fc.constant('merge' as const), from: number, into: number }),
  fc.record({ act: fc.constant('split' as const), from: number, into: number }),
  fc.record({ act: fc.constant('remove' as const), number }),
  fc.record({ act: fc.constant('undo' as const) }),
  fc.record({
    act: fc.constant('ask' as const),
    layers: fc.constantFrom<readonly LayerName[]>(['latex'], ['symbols', 'latex'], ['regions', 'symbols']),
  }),
);
const histories = fc.array(anAct, { minLength: 1, maxLength: 25 });

/** Does one act where it can be done, else nothing. */
async function perform(act: Act, store: Store, nextNumber: () => number): Promise<void> {
  const commit = async (...patches: readonly (AnnotationPatch | null)[]) => {
    const real = patches.filter((patch) => patch !== null);
    if (real.length > 0) await store.commit(anOperation(nextNumber(), real));
  };
  if (act.act === 'undo') {
    const [last] = await store.recentOperations(1);
    if (
      !last ||
      last.patches.some((patch) => patch.document.type === 'settings' || patch.document.type === 'symbol-class')
    )
      return;
    const documents = await store.getDocuments(last.patches.map((patch) => patch.document));
    await commit(...last.patches.map((patch, index) => invertPatch(patch, documents[index]?.revision ?? 0)).reverse());
    return;
  }
  if (act.act === 'ask') {
    const before = await currentSettings(store);
    const document = await store.getDocument({ type: 'settings', id: before.id });
    await commit(diffDocuments(document, documentOf(document.revision, { ...before, layersAsked: [...act.layers] })));
    return;
  }
  if (act.act === 'merge') {
    const category = await store.getDocument({ type: 'category', id: categoryId(act.from) });
    const aliasOf = act.from === act.into ? null : categoryId(act.into);
    await commit(diffDocuments(category, documentOf(category.revision, aCategory(act.from, 1, { aliasOf }))));
    return;
  }
  if (act.act === 'split') {
    const all = await store.getDocuments([1, 2, 3].map((n) => ({ type: 'formula' as const, id: formulaId(n) })));
    await commit(...all.map((document) => movingCategory(document, act.from, act.into)));
    return;
  }
  const page = await store.getDocument({ type: 'page', id: pageId(act.number) });
  const document = await store.getDocument({ type: 'formula', id: formulaId(act.number) });
  if (act.act === 'import') {
    if (page.revision > 0) return;
    const layer = layerIn(act.state);
    await commit(
      creating(aPage(act.number, { holds: act.holds })),
      document.revision > 0
        ? null
        : creating(
            aFormula(act.number, { layers: { symbols: layer, layout: layer, latex: layer } }),
            aSymbol(1),
            aSymbol(2),
          ),
    );
    return;
  }
  const formula = formulaOf(document);
  if (act.act === 'regions') {
    const root = page.records.get(page.ref.id);
    if (root?.kind === 'page')
      await commit(diffDocuments(page, documentOf(page.revision, { ...root, regions: layerIn(act.state) })));
    return;
  }
  if (!formula) return;
  if (act.act === 'edit') {
    const symbols = act.symbols.map((id) =>
      aSymbol(id, { id: symbolId(id), symbolClass: id === 0 ? null : symbolClassId(1 + (id % 3)) }),
    );
    const layers = { ...formula.layers, symbols: layerIn(act.state) };
    await commit(diffDocuments(document, documentOf(document.revision, { ...formula, layers }, ...symbols)));
  } else if (act.act === 'categorise') {
    const categories = act.categories.map(categoryId).sort();
    await commit(
      diffDocuments(document, documentOf(document.revision, { ...formula, categories }, ...partsOf(document))),
    );
  } else if (act.act === 'unusable') {
    await commit(
      diffDocuments(
        document,
        documentOf(document.revision, { ...formula, unusable: act.reason }, ...partsOf(document)),
      ),
    );
  } else {
    await commit({
      document: document.ref,
      base: document.revision,
      added: [],
      updated: [],
      removed: documentToShape(document).records,
    });
  }
}

function partsOf(document: AnnotationDocument): readonly DocumentRecord[] {
  return [...document.records.values()].filter((record) => record.kind !== 'formula');
}

/** A split moves formulas from one category to another, all of them in one operation. */
function movingCategory(document: AnnotationDocument, from: number, into: number): AnnotationPatch | null {
  const formula = formulaOf(document);
  if (!formula?.categories.includes(categoryId(from))) return null;
  const kept = formula.categories.filter((id) => id !== categoryId(from));
  const categories = [...new Set([...kept, categoryId(into)])].sort();
  return diffDocuments(document, documentOf(document.revision, { ...formula, categories }, ...partsOf(document)));
}

/** Growth of all days together, by what it is the growth of. */
async function sumOfDays(store: Store): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  const add = (key: string, amount: number) => {
    sums[key] = (sums[key] ?? 0) + amount;
  };
  for (const { signature, layers, formulas, symbolCount } of await store.progress.acceptedDays()) {
    add(`formulas ${signature} ${layers}`, formulas);
    add(`symbols ${signature} ${layers}`, symbolCount);
  }
  for (const { symbolClass, signature, layers, symbolCount } of await store.progress.acceptedSymbolDays()) {
    add(`class ${symbolClass} ${signature} ${layers}`, symbolCount);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

/** The same from the documents: 1 regions, 2 symbols, 4 layout, 8 LaTeX, 16 a page that is one formula. */
async function acceptedSlowly(store: Store): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  const add = (key: string, amount: number) => {
    if (amount > 0) sums[key] = (sums[key] ?? 0) + amount;
  };
  for (const page of await store.pagesAfter(null, 100)) {
    const root = page.records.get(page.ref.id);
    if (root?.kind !== 'page') throw new Error('no page');
    for (const document of await store.formulasOfPage(root.id)) {
      const formula = formulaOf(document);
      if (!formula || formula.unusable !== null) continue;
      const { symbols, layout, latex } = formula.layers;
      const states = [root.regions.state, symbols.state, layout.state, latex.state];
      const bits = states.reduce((sum, one, place) => sum + (one === 'accepted' ? 2 ** place : 0), 0);
      if (bits === 0) continue;
      const key = `${formula.categories.join(',')} ${bits + (root.holds === 'one-formula' ? 16 : 0)}`;
      const own = [...document.records.values()].flatMap((record) => (record.kind === 'symbol' ? [record] : []));
      add(`formulas ${key}`, 1);
      add(`symbols ${key}`, own.length);
      for (const { symbolClass } of own) if (symbolClass !== null) add(`class ${symbolClass} ${key}`, 1);
    }
  }
  return sums;
}

async function currentSettings(store: Store): Promise<Settings> {
  const found = (await store.schemaRecords()).find(({ record }) => record.kind === 'settings')?.record;
  if (found?.kind !== 'settings') throw new Error('no settings');
  return found;
}

/** Counts by looking at every document, by the published meaning of the words and with none of the store's code. */
async function countSlowly(store: Store, layersAsked: readonly LayerName[]): Promise<Counters> {
  const formulas = new Map<string, Counters['formulas'][number]>();
  const symbols = new Map<string, Counters['symbols'][number]>();
  const pages = new Map<string, Counters['pages'][number]>();
  for (const page of await store.pagesAfter(null, 100)) {
    const root = page.records.get(page.ref.id);
    if (root?.kind !== 'page') throw new Error('no page');
    const pageKey = `${root.holds} ${root.regions.state}`;
    pages.set(pageKey, { holds: root.holds, regions: root.regions.state, pages: (pages.get(pageKey)?.pages ?? 0) + 1 });
    for (const document of await store.formulasOfPage(root.id)) {
      const formula = formulaOf(document);
      if (!formula) throw new Error('no formula');
      const asked = layersAsked.flatMap((layer) =>
        layer === 'regions' ? (root.holds === 'formulas' ? [root.regions.state] : []) : [formula.layers[layer].state],
      );
      const ranks = asked.map((one) => layerStates.indexOf(one));
      const least = layerStates[Math.min(...ranks)];
      const status: FormulaStatus = formula.unusable === null ? (least ?? 'accepted') : 'unusable';
      const own = [...document.records.values()].flatMap((record) => (record.kind === 'symbol' ? [record] : []));
      const key = {
        signature: formula.categories.join(','),
        status,
        regions: root.regions.state,
        symbols: formula.layers.symbols.state,
        layout: formula.layers.layout.state,
        latex: formula.layers.latex.state,
      };
      const name = Object.values(key).join(' ');
      const row = formulas.get(name) ?? { ...key, formulas: 0, symbolCount: 0 };
      formulas.set(name, { ...row, formulas: row.formulas + 1, symbolCount: row.symbolCount + own.length });
      for (const symbol of own) {
        const symbolKey: Omit<SymbolCounter, 'symbolCount'> = {
          signature: key.signature,
          symbolClass: symbol.symbolClass ?? '',
          status,
          symbolsState: key.symbols,
        };
        const symbolName = [symbolKey.symbolClass, key.signature, status, key.symbols].join(' ');
        symbols.set(symbolName, { ...symbolKey, symbolCount: (symbols.get(symbolName)?.symbolCount ?? 0) + 1 });
      }
    }
  }
  const inOrder = <Row>(rows: ReadonlyMap<string, Row>) =>
    [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { formulas: inOrder(formulas), symbols: inOrder(symbols), pages: inOrder(pages) };
}
