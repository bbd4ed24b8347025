/**
 * What the quota page says of time: by how much accepted work grew on each day, and what each person did. Kept in the
 * transaction of each operation. Of a project that is older, what is accepted now counts from the day of its last
 * operation: the counters know no earlier day.
 */
export const progress = `
CREATE TABLE accepted_day (
  day TEXT NOT NULL,
  signature TEXT NOT NULL,
  layers INTEGER NOT NULL CHECK (layers > 0),
  formulas INTEGER NOT NULL,
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (day, signature, layers)
) STRICT, WITHOUT ROWID;

CREATE TABLE accepted_symbol_day (
  day TEXT NOT NULL,
  class_id TEXT NOT NULL,
  signature TEXT NOT NULL,
  layers INTEGER NOT NULL CHECK (layers > 0),
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (class_id, day, signature, layers)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_day (
  day TEXT NOT NULL,
  person TEXT NOT NULL,
  seconds REAL NOT NULL,
  operations INTEGER NOT NULL,
  formulas_submitted INTEGER NOT NULL,
  formulas_accepted INTEGER NOT NULL,
  formulas_returned INTEGER NOT NULL,
  symbols_drawn INTEGER NOT NULL,
  PRIMARY KEY (day, person)
) STRICT, WITHOUT ROWID;

-- When each person did something last.
CREATE TABLE person_clock (
  person TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Open work of one kind, in the order of its formulas: what the queue takes from.
CREATE INDEX formula_by_status_signature ON formula(status, signature, id);

INSERT INTO accepted_day (day, signature, layers, formulas, symbol_count)
SELECT coalesce((SELECT substr(at, 1, 10) FROM operation ORDER BY sequence DESC LIMIT 1), '1970-01-01'),
  f.signature,
  (p.regions_state = 'accepted') + 2 * (f.symbols_state = 'accepted') + 4 * (f.layout_state = 'accepted')
    + 8 * (f.latex_state = 'accepted') + 16 * (p.holds = 'one-formula'),
  count(*), sum(f.symbol_count)
FROM formula f JOIN page p ON p.id = f.page_id
WHERE f.unusable IS NULL AND 'accepted' IN (p.regions_state, f.symbols_state, f.layout_state, f.latex_state)
GROUP BY 2, 3;

INSERT INTO accepted_symbol_day (day, class_id, signature, layers, symbol_count)
SELECT coalesce((SELECT substr(at, 1, 10) FROM operation ORDER BY sequence DESC LIMIT 1), '1970-01-01'),
  s.class_id, f.signature,
  (p.regions_state = 'accepted') + 2 * (f.symbols_state = 'accepted') + 4 * (f.layout_state = 'accepted')
    + 8 * (f.latex_state = 'accepted') + 16 * (p.holds = 'one-formula'),
  count(*)
FROM symbol s JOIN formula f ON f.id = s.formula_id JOIN page p ON p.id = f.page_id
WHERE s.class_id IS NOT NULL AND f.unusable IS NULL
  AND 'accepted' IN (p.regions_state, f.symbols_state, f.layout_state, f.latex_state)
GROUP BY 2, 3, 4;
`;
