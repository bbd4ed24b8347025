/**
 * Signatures are long (the ids of all categories), few, and stood in every row of the counters by class and by day: those
 * rows name them by number instead. It comes last in their keys, so that sums over all signatures are read in order.
 */
export const signatures = `
CREATE TABLE signature (
  number INTEGER PRIMARY KEY,
  categories TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO signature (categories)
SELECT signature FROM symbol_counter UNION SELECT signature FROM accepted_day UNION SELECT signature FROM accepted_symbol_day;

CREATE TABLE symbol_counter_new (
  class_id TEXT NOT NULL,
  status TEXT NOT NULL,
  symbols TEXT NOT NULL,
  signature INTEGER NOT NULL REFERENCES signature(number),
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (class_id, status, symbols, signature)
) STRICT, WITHOUT ROWID;
INSERT INTO symbol_counter_new
SELECT c.class_id, c.status, c.symbols, g.number, c.symbol_count
FROM symbol_counter c JOIN signature g ON g.categories = c.signature ORDER BY 1, 2, 3, 4;
DROP TABLE symbol_counter;
ALTER TABLE symbol_counter_new RENAME TO symbol_counter;

CREATE TABLE accepted_day_new (
  day TEXT NOT NULL,
  layers INTEGER NOT NULL CHECK (layers > 0),
  signature INTEGER NOT NULL REFERENCES signature(number),
  formulas INTEGER NOT NULL,
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (day, layers, signature)
) STRICT, WITHOUT ROWID;
INSERT INTO accepted_day_new
SELECT d.day, d.layers, g.number, d.formulas, d.symbol_count
FROM accepted_day d JOIN signature g ON g.categories = d.signature ORDER BY 1, 2, 3;
DROP TABLE accepted_day;
ALTER TABLE accepted_day_new RENAME TO accepted_day;

CREATE TABLE accepted_symbol_day_new (
  class_id TEXT NOT NULL,
  day TEXT NOT NULL,
  layers INTEGER NOT NULL CHECK (layers > 0),
  signature INTEGER NOT NULL REFERENCES signature(number),
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (class_id, day, layers, signature)
) STRICT, WITHOUT ROWID;
INSERT INTO accepted_symbol_day_new
SELECT d.class_id, d.day, d.layers, g.number, d.symbol_count
FROM accepted_symbol_day d JOIN signature g ON g.categories = d.signature ORDER BY 1, 2, 3, 4;
DROP TABLE accepted_symbol_day;
ALTER TABLE accepted_symbol_day_new RENAME TO accepted_symbol_day;
`;
