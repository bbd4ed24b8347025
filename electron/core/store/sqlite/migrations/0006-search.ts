/** Indexes of what lists are sorted by; made last where very many rows are written. */
export const entryIndexes = (space: string): readonly string[] => [
  `CREATE INDEX ${space}_entry_by_name ON ${space}_entry(name, number);`,
  `CREATE INDEX ${space}_entry_by_change ON ${space}_entry(changed_at, number);`,
  `CREATE INDEX ${space}_entry_by_count ON ${space}_entry(item_count, number);`,
  `CREATE INDEX ${space}_entry_by_side ON ${space}_entry(longest_side, number);`,
];

const entries = (space: string) => `
CREATE TABLE ${space}_entry (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  item_count INTEGER NOT NULL,
  longest_side REAL NOT NULL
) STRICT;
${entryIndexes(space).join('\n')}`;

/** What the library is searched by: derived from the documents and the log, and made anew where it is missing. */
export const search = `
${entries('formula')}
${entries('page')}

-- Items that have a value of an attribute, as blocks of bits; see search/number-set.ts.
CREATE TABLE search_set (
  id INTEGER PRIMARY KEY,
  space TEXT NOT NULL CHECK (space IN ('formula','page')),
  attribute TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (space, attribute, value)
) STRICT;
CREATE TABLE search_block (
  key INTEGER PRIMARY KEY,
  bits BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE formula_text USING fts5(
  latex, canonical, note, name, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE page_text USING fts5(
  name, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
);
CREATE TABLE search_gram (
  gram TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
