import { packedCountsSql } from '../counting/packed-counts.ts';

/** Key of what grew on a day, among those of one class: by accepted layers and signature. */
const growthKeySql = 'layers * 67108864 + signature';

/** Turns rows of one count each into packed ones: `source` has class_id, day, layers, signature and symbol_count. */
export const packGrowth = (source: string) => `
INSERT INTO accepted_symbol_day (class_id, day, counts)
SELECT class_id, day, ${packedCountsSql(growthKeySql, 'symbol_count')}
FROM ${source} WHERE symbol_count <> 0 GROUP BY class_id, day;`;

/**
 * What a project asks for is a matter of its settings, and may change any day: rows and counters hold where each layer
 * stands, and statuses follow from that when they are read. Counters by class are packed, so that adding up all of them
 * is a matter of milliseconds. Those of formulas and symbols are made anew when the project is opened.
 */
export const standings = `
DROP INDEX formula_by_status;
DROP INDEX page_by_formula_status;
DROP INDEX formula_by_status_signature;
ALTER TABLE formula DROP COLUMN status;
-- Where to go on: the next page with work of some states, open formulas of one kind.
CREATE INDEX page_by_formula_states ON formula(symbols_state, layout_state, latex_state, page_id) WHERE unusable IS NULL;
CREATE INDEX formula_by_kind ON formula(signature, symbols_state, layout_state, latex_state, id) WHERE unusable IS NULL;
CREATE INDEX page_by_regions ON page(regions_state, id) WHERE holds = 'formulas';

DROP TABLE formula_counter;
CREATE TABLE formula_counter (
  signature INTEGER NOT NULL REFERENCES signature(number),
  -- Where each layer stands, as one number; see shared/quota/standing.ts.
  standing INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (signature, standing)
) STRICT, WITHOUT ROWID;

DROP TABLE symbol_counter;
-- Symbols of one class (empty: none) by signature and standing, for some signatures at once; see packed-counts.ts.
CREATE TABLE symbol_counter (
  id INTEGER PRIMARY KEY,
  class_id TEXT NOT NULL,
  block INTEGER NOT NULL,
  counts BLOB NOT NULL,
  UNIQUE (class_id, block)
) STRICT;

ALTER TABLE accepted_symbol_day RENAME TO accepted_symbol_day_old;
CREATE TABLE accepted_symbol_day (
  class_id TEXT NOT NULL,
  day TEXT NOT NULL,
  counts BLOB NOT NULL,
  PRIMARY KEY (class_id, day)
) STRICT, WITHOUT ROWID;
${packGrowth('accepted_symbol_day_old')}
DROP TABLE accepted_symbol_day_old;
`;
