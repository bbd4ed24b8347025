/** Sides of single formulas, and of the regions of pages, in splits that do not keep pages whole. */
export const splitUnits = `
CREATE TABLE unit_assignment (
  split_id TEXT NOT NULL REFERENCES split(id),
  -- A formula, or the page itself for its regions.
  unit_id TEXT NOT NULL,
  page_id TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('train','validation','test')),
  group_name TEXT NOT NULL,
  PRIMARY KEY (split_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER unit_assignment_is_frozen_update BEFORE UPDATE ON unit_assignment
  BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
CREATE TRIGGER unit_assignment_is_frozen_delete BEFORE DELETE ON unit_assignment
  BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
`;
