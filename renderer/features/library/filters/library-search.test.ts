import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CategoryId, PageId, SymbolClassId } from '#schemas/domain/id.ts';
import { formulaStatuses, layerStates } from '#schemas/domain/layer.ts';
import {
  emptyLibrarySearch,
  formulaFilterOf,
  isFiltered,
  type LibrarySearch,
  pageFilterOf,
  readLibrarySearch,
  writeLibrarySearch,
} from './library-search.ts';

const ulid = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{25}$/).map((tail) => `0${tail}`);

const further = fc
  .record({
    latex: fc.string({ maxLength: 50 }),
    writers: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 }),
    hasNote: fc.option(fc.boolean()),
    symbols: fc.uniqueArray(fc.constantFrom(...layerStates)),
    size: fc.record({ min: fc.option(fc.nat()), max: fc.option(fc.nat()) }),
  })
  .map((change) => ({ ...emptyLibrarySearch.further, ...change }));

const search: fc.Arbitrary<LibrarySearch> = fc.record({
  tab: fc.constantFrom('formulas', 'symbols', 'pages'),
  view: fc.constantFrom('grid', 'table'),
  statuses: fc.uniqueArray(fc.constantFrom(...formulaStatuses)),
  categories: fc.uniqueArray(
    ulid.map((id) => CategoryId.parse(id)),
    { maxLength: 4 },
  ),
  symbolClass: fc.option(ulid.map((id) => SymbolClassId.parse(id))),
  sheet: fc.option(
    fc.oneof(
      fc.constantFrom('every' as const, 'labelled' as const),
      fc.uniqueArray(
        ulid.map((id) => SymbolClassId.parse(id)),
        { minLength: 1, maxLength: 3 },
      ),
    ),
  ),
  page: fc.option(ulid.map((id) => PageId.parse(id))),
  holds: fc.constantFrom(null, 'one-formula', 'formulas'),
  regionStates: fc.uniqueArray(fc.constantFrom(...layerStates)),
  text: fc.string({ maxLength: 200, unit: 'grapheme' }).filter((text) => text.length <= 200),
  further,
  sort: fc.record({ by: fc.constantFrom('arrival', 'changed', 'name', 'count', 'size'), descending: fc.boolean() }),
  isImporting: fc.boolean(),
});

describe('the library’s address', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(search, (original) => {
        const address = new URLSearchParams(writeLibrarySearch(original)).toString();
        expect(readLibrarySearch(Object.fromEntries(new URLSearchParams(address)))).toEqual(original);
      }),
    );
  });

  it('is empty for an empty search', () => {
    expect(writeLibrarySearch(emptyLibrarySearch)).toEqual({});
    expect(readLibrarySearch({})).toEqual(emptyLibrarySearch);
  });

  it('leaves out what it does not know', () => {
    const read = readLibrarySearch({
      tab: 'x',
      view: 'y',
      status: 'accepted,nonsense,accepted',
      category: '../etc',
      class: '5',
      text: 'a',
      filter: '{"latex":',
      sort: '-beauty',
    });
    expect(read).toEqual({ ...emptyLibrarySearch, statuses: ['accepted'], text: 'a' });
  });

  it('keeps digits in the text as text', () => {
    expect(readLibrarySearch({ text: '6.0' }).text).toBe('6.0');
  });

  it('asks the core without blanks around the text', () => {
    expect(formulaFilterOf({ ...emptyLibrarySearch, text: '  \\frac ' }).text).toBe('\\frac');
  });

  it('asks pages only for what pages have', () => {
    const narrowed = { ...emptyLibrarySearch.further, latex: 'x', writers: ['kim'] };
    expect(pageFilterOf({ ...emptyLibrarySearch, further: narrowed })).toMatchObject({ writers: ['kim'] });
    expect(pageFilterOf({ ...emptyLibrarySearch, further: narrowed })).not.toHaveProperty('latex');
  });

  it('knows which filters the shown tab has', () => {
    expect(isFiltered({ ...emptyLibrarySearch, text: '  ' })).toBe(false);
    expect(isFiltered({ ...emptyLibrarySearch, statuses: ['drafted'] })).toBe(true);
    expect(isFiltered({ ...emptyLibrarySearch, tab: 'pages', statuses: ['drafted'] })).toBe(false);
    expect(isFiltered({ ...emptyLibrarySearch, tab: 'pages', holds: 'formulas' })).toBe(true);
    expect(isFiltered({ ...emptyLibrarySearch, sort: { by: 'size', descending: true } })).toBe(false);
  });
});
