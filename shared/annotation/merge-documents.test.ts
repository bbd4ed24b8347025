import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import {
  aFormula,
  aRelation,
  aSymbol,
  aSymbolClass,
  documentOf,
  formulaId,
  layerIn,
  symbolId,
} from '#test/support/builders.ts';
import { checkDocument } from './check.ts';
import { formulaOf, relationsOf, symbolsOf } from './document.ts';
import { mergeDocuments } from './merge-documents.ts';

const accepted = layerIn('accepted');
const base = documentOf(
  3,
  aFormula(1, { id: formulaId(1), latex: 'x', layers: { symbols: accepted, layout: accepted, latex: accepted } }),
  aSymbol(1),
  aSymbol(2),
  aSymbol(3),
  aRelation(1, 1, 2),
  aRelation(2, 2, 3),
);

/** One thing that somebody does to the formula. */
type Edit =
  | { readonly kind: 'latex'; readonly latex: string }
  | { readonly kind: 'move'; readonly symbol: number; readonly x: number }
  | { readonly kind: 'remove'; readonly symbol: number }
  | { readonly kind: 'note'; readonly note: string };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('latex' as const), latex: fc.constantFrom('x', 'y', 'z') }),
  fc.record({
    kind: fc.constant('move' as const),
    symbol: fc.integer({ min: 1, max: 3 }),
    x: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), symbol: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('note' as const), note: fc.constantFrom('', 'a', 'b') }),
);

function apply(document: AnnotationDocument, edits: readonly Edit[]): AnnotationDocument {
  const records = new Map(document.records);
  const change = (id: string, by: (record: DocumentRecord) => DocumentRecord) => {
    const record = records.get(id);
    if (record) records.set(id, by(record));
  };
  for (const one of edits) {
    if (one.kind === 'latex') change(formulaId(1), (record) => ({ ...record, latex: one.latex }) as DocumentRecord);
    else if (one.kind === 'note') change(formulaId(1), (record) => ({ ...record, note: one.note }) as DocumentRecord);
    else if (one.kind === 'move') {
      change(symbolId(one.symbol), (record) =>
        record.kind === 'symbol' ? { ...record, box: { ...record.box, x: one.x } } : record,
      );
    } else {
      records.delete(symbolId(one.symbol));
      for (const relation of relationsOf({ ...document, records })) {
        if (!records.has(relation.parent) || !records.has(relation.child)) records.delete(relation.id);
      }
    }
  }
  return { ...document, records };
}

const edits = fc.array(edit, { maxLength: 5 });

describe('mergeDocuments', () => {
  it('takes the only change there is, whoever made it', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const changed = apply(base, changes);
        expect(mergeDocuments(base, base, changed)).toEqual({
          document: { ...changed, revision: base.revision },
          conflicts: [],
        });
        expect(mergeDocuments(base, changed, base)).toEqual({ document: changed, conflicts: [] });
        expect(mergeDocuments(base, changed, changed).conflicts).toEqual([]);
        expect(mergeDocuments(base, changed, changed).document).toEqual(changed);
      }),
    );
  });

  it('loses nothing of ours without a word, and what it leaves is sound', () => {
    fc.assert(
      fc.property(edits, edits, (mine, other) => {
        const [ours, theirs] = [apply(base, mine), apply(base, other)];
        const { document, conflicts } = mergeDocuments(base, ours, theirs);
        expect(checkDocument(document)).toBeNull();
        const named = new Set(conflicts.map(({ record, field }) => `${record} ${field}`));
        const [own, merged, was] = [formulaOf(ours), formulaOf(document), formulaOf(base)];
        if (own?.latex !== was?.latex) expect(merged?.latex).toBe(own?.latex);
        for (const symbol of symbolsOf(ours)) {
          const before = base.records.get(symbol.id);
          const after = document.records.get(symbol.id);
          const isChanged = JSON.stringify(before) !== JSON.stringify(symbol);
          if (isChanged) expect(after).toEqual(symbol);
          if (isChanged && !theirs.records.has(symbol.id)) expect(named.has(`${symbol.id} null`)).toBe(true);
        }
        const isContested =
          own?.latex !== was?.latex &&
          formulaOf(theirs)?.latex !== was?.latex &&
          own?.latex !== formulaOf(theirs)?.latex;
        expect(named.has(`${formulaId(1)} latex`)).toBe(isContested);
      }),
    );
  });

  it('gives the same content from both ends where nothing is contested', () => {
    fc.assert(
      fc.property(edits, edits, (mine, other) => {
        const [ours, theirs] = [apply(base, mine), apply(base, other)];
        const [here, there] = [mergeDocuments(base, ours, theirs), mergeDocuments(base, theirs, ours)];
        expect(here.conflicts.length).toBe(there.conflicts.length);
        if (here.conflicts.length === 0)
          expect(new Set(here.document.records.keys())).toEqual(new Set(there.document.records.keys()));
      }),
    );
  });

  it('without a common state every difference is a conflict, and ours stays', () => {
    const theirs = apply(base, [{ kind: 'latex', latex: 'z' }]);
    const { document, conflicts } = mergeDocuments(null, base, theirs);
    expect(document).toEqual(base);
    expect(conflicts).toEqual([expect.objectContaining({ field: 'latex', ours: 'x', theirs: 'z' })]);
  });

  it('without a common state what only one side has is a conflict, too: nobody can tell whether the other removed it', () => {
    const [ours, theirs] = [3, 1].map((symbol) => apply(base, [{ kind: 'remove', symbol }]));
    if (!ours || !theirs) throw new Error('There are two.');
    const { document, conflicts } = mergeDocuments(null, ours, theirs);
    expect(document.records.has(symbolId(3))).toBe(false);
    expect(document.records.has(symbolId(1))).toBe(true);
    const named = new Map(conflicts.map((conflict) => [conflict.record, conflict]));
    expect(named.get(symbolId(3))).toMatchObject({ field: null, ours: null });
    expect(named.get(symbolId(1))).toMatchObject({ field: null, theirs: null });
  });

  it('has the names of a class that either side has: a template that was made later knows more of them', () => {
    const named = (...aliases: string[]) => documentOf(1, { ...aSymbolClass(1, '\\log'), aliases });
    const { document, conflicts } = mergeDocuments(null, named('로그', 'log'), named('logarithm', '로그'));
    expect(conflicts).toEqual([]);
    expect([...document.records.values()]).toMatchObject([{ aliases: ['로그', 'log', 'logarithm'] }]);
  });

  describe('states of the same content are changes like any other', () => {
    const latexIn = (state: LayerState, changes: readonly Edit[] = []) => {
      const document = apply(base, changes);
      const root = formulaOf(document);
      if (!root) throw new Error('There is no formula.');
      const layers = { ...root.layers, latex: layerIn(state) };
      return { ...document, records: new Map(document.records).set(root.id, { ...root, layers }) };
    };
    const note: readonly Edit[] = [{ kind: 'note', note: 'a' }];
    const changed: readonly Edit[] = [{ kind: 'latex', latex: 'z' }];
    const why = (document: AnnotationDocument, text: string) => {
      const root = formulaOf(document);
      if (!root) throw new Error('There is no formula.');
      const layers = { ...root.layers, latex: { ...root.layers.latex, reason: text } };
      return { ...document, records: new Map(document.records).set(root.id, { ...root, layers }) };
    };

    it.each([
      ['returned', 'accepted'],
      ['accepted', 'returned'],
    ] as const)('two reviewers who decide differently are named: %s here stays where it is %s there', (own, other) => {
      const [ours, theirs] = [latexIn(own), latexIn(other, note)];
      const named = { record: formulaId(1), field: 'layers.latex', ours: layerIn(own), theirs: layerIn(other) };
      for (const was of [latexIn('submitted'), latexIn('drafted'), base]) {
        const isKnown = was !== base;
        const changes = isKnown ? [] : changed;
        const [here, there] = [ours, theirs].map((document) => apply(document, changes));
        if (!here || !there) throw new Error('There are two.');
        const { document, conflicts } = mergeDocuments(was, here, there);
        expect(formulaOf(document)).toMatchObject({ note: 'a', layers: { latex: layerIn(own) } });
        expect(conflicts).toEqual([expect.objectContaining(named)]);
      }
    });

    it('of two returns the reason that is here stays, and the other is named', () => {
      const [ours, theirs] = [why(latexIn('returned'), 'wrong sign'), why(latexIn('returned', note), 'no brackets')];
      const { document, conflicts } = mergeDocuments(latexIn('submitted'), ours, theirs);
      expect(formulaOf(document)).toMatchObject({ note: 'a', layers: { latex: { reason: 'wrong sign' } } });
      expect(conflicts).toMatchObject([
        { field: 'layers.latex', ours: { reason: 'wrong sign' }, theirs: { reason: 'no brackets' } },
      ]);
      expect(mergeDocuments(latexIn('submitted'), ours, ours).conflicts).toEqual([]);
      expect(mergeDocuments(ours, ours, theirs)).toMatchObject({ conflicts: [] });
      expect(mergeDocuments(theirs, ours, theirs)).toMatchObject({ conflicts: [] });
    });

    it('of two returns of content that comes from both the reason that is here stays, and the other is named', () => {
      const symbolsIn = (reason: string, changes: readonly Edit[]) => {
        const document = apply(base, changes);
        const root = formulaOf(document);
        if (!root) throw new Error('There is no formula.');
        const layers = { ...root.layers, symbols: { ...layerIn('returned'), reason } };
        return { ...document, records: new Map(document.records).set(root.id, { ...root, layers }) };
      };
      const ours = symbolsIn('too wide', [{ kind: 'move', symbol: 1, x: 1 }]);
      const theirs = symbolsIn('too high', [{ kind: 'move', symbol: 2, x: 2 }]);
      const { document, conflicts } = mergeDocuments(base, ours, theirs);
      expect(formulaOf(document)?.layers.symbols).toMatchObject({ state: 'returned', reason: 'too wide' });
      expect(conflicts).toMatchObject([{ field: 'layers.symbols', theirs: { reason: 'too high' } }]);
    });

    it.each([
      ['submitted', 'returned'],
      ['returned', 'submitted'],
    ] as const)('a return is not undone where both came to the content: %s here, %s there', (own, other) => {
      const { document, conflicts } = mergeDocuments(base, latexIn(own, changed), latexIn(other, changed));
      expect(formulaOf(document)?.layers.latex.state).toBe('returned');
      expect(conflicts).toEqual([]);
    });

    it.each([
      ['a return there arrives', 'submitted', 'submitted', 'returned', 'returned'],
      ['a return there of what was accepted arrives', 'accepted', 'accepted', 'returned', 'returned'],
      ['a return here stays', 'accepted', 'returned', 'accepted', 'returned'],
      ['what was taken back there is taken back', 'accepted', 'accepted', 'drafted', 'drafted'],
      ['what was taken back here stays so', 'accepted', 'drafted', 'accepted', 'drafted'],
      ['what was submitted again after a return arrives', 'returned', 'returned', 'submitted', 'submitted'],
      ['a return there is not undone by what was submitted here', 'drafted', 'submitted', 'returned', 'returned'],
      ['of two changes that goes further', 'drafted', 'submitted', 'accepted', 'accepted'],
    ] as const)('%s', (_title, was, own, other, expected) => {
      const { document, conflicts } = mergeDocuments(latexIn(was), latexIn(own), latexIn(other, note));
      expect(formulaOf(document)).toMatchObject({ note: 'a', layers: { latex: layerIn(expected) } });
      expect(conflicts).toEqual([]);
    });

    it('but for content that both came to by themselves', () => {
      const { document } = mergeDocuments(base, latexIn('accepted', changed), latexIn('drafted', changed));
      expect(formulaOf(document)?.layers.latex.state).toBe('accepted');
    });
  });

  it('a mixture of both has the lesser state', () => {
    const ours = apply(base, [{ kind: 'move', symbol: 1, x: 1 }]);
    const moved = apply(base, [{ kind: 'move', symbol: 2, x: 2 }]);
    const root = formulaOf(moved);
    const records = new Map(moved.records);
    if (root) records.set(root.id, { ...root, layers: { ...root.layers, symbols: layerIn('submitted') } });
    const { document } = mergeDocuments(base, ours, { ...moved, records });
    expect(formulaOf(document)?.layers.symbols.state).toBe('submitted');
    expect(formulaOf(document)?.layers.latex.state).toBe('accepted');
  });

  it('a mixture of two accepted states is submitted: one symbol that both missed would be truth twice', () => {
    const drawn = (symbol: number) => ({
      ...base,
      records: new Map(base.records).set(
        symbolId(symbol),
        aSymbol(symbol, { box: { x: 90, y: 10, width: 8, height: 8 } }),
      ),
    });
    const merged = mergeDocuments(base, drawn(7), drawn(8));
    expect(merged.conflicts).toEqual([]);
    expect(symbolsOf(merged.document)).toHaveLength(5);
    expect(formulaOf(merged.document)?.layers).toMatchObject({ symbols: layerIn('submitted'), latex: accepted });
    expect(formulaOf(mergeDocuments(base, drawn(7), base).document)?.layers.symbols).toEqual(accepted);
  });
});
