/** Conversations and second annotations beside the truth, and the queue of what waits for a reviewer. */
export const review = `
CREATE TABLE side_document (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('thread','second-annotation','second-sample')),
  page_id TEXT REFERENCES page(id),
  -- No foreign key: a formula may be removed and come back, and what was said about it stays.
  formula_id TEXT,
  person_id TEXT,
  -- Thread: open, resolved. Second annotation: open, submitted, resolved. Sample: drawn.
  state TEXT NOT NULL,
  records TEXT NOT NULL CHECK (json_valid(records)),
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX side_document_by_page ON side_document(page_id, type);
CREATE INDEX side_document_by_formula ON side_document(formula_id, type, state);
CREATE INDEX side_document_by_state ON side_document(type, state, person_id, id);

-- One row for each page or formula that was ever submitted; derived from the operations.
CREATE TABLE review_item (
  document_id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('page','formula')),
  page_id TEXT NOT NULL,
  waiting INTEGER NOT NULL CHECK (waiting IN (0, 1)),
  submitter TEXT NOT NULL,
  submitted_at TEXT NOT NULL,
  returns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_item_waiting ON review_item(submitted_at, document_id) WHERE waiting = 1;

INSERT INTO review_item
SELECT d.id, d.type, d.page_id, 1, o.actor, o.at, 0
FROM (
  SELECT id, 'formula' AS type, page_id FROM formula
   WHERE symbols_state = 'submitted' OR layout_state = 'submitted' OR latex_state = 'submitted'
  UNION ALL
  SELECT id, 'page', id FROM page WHERE regions_state = 'submitted'
) d
JOIN operation o ON o.sequence = (SELECT max(sequence) FROM operation_document WHERE document_id = d.id);
`;
