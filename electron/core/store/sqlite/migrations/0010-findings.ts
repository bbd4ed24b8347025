/** What validators found, and which formulas they have seen at which revision. */
export const findings = `
CREATE TABLE formula_check (
  formula_id TEXT PRIMARY KEY REFERENCES formula(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  formula_id TEXT REFERENCES formula(id) ON DELETE CASCADE,
  place TEXT NOT NULL CHECK (json_valid(place)),
  reason TEXT NOT NULL CHECK (json_valid(reason))
) STRICT;
CREATE INDEX finding_by_kind ON finding(kind, id);
CREATE INDEX finding_by_formula ON finding(formula_id, kind);
`;
