/**
 * Submissions, acceptances and returns that were taken back, formula by formula. People are counted by what stands: a
 * formula once a day for each kind of act, as the library finds them.
 */
export const undoneActs = `
CREATE TABLE undone_act (
  document_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  PRIMARY KEY (document_id, operation)
) STRICT, WITHOUT ROWID;

-- The last word on an act decides: what takes it back, or what takes that back.
WITH RECURSIVE chain(last, id, kind, sequence, undoes, length) AS (
  SELECT o.sequence, t.id, t.kind, t.sequence, t.undoes, 1
  FROM operation o JOIN operation t ON t.id = o.undoes WHERE o.undoes IS NOT NULL
  UNION ALL
  SELECT c.last, t.id, t.kind, t.sequence, t.undoes, c.length + 1 FROM chain c JOIN operation t ON t.id = c.undoes
)
INSERT INTO undone_act (document_id, operation)
SELECT document, id FROM (
  SELECT p.value ->> '$.document.id' AS document, c.id AS id, c.length AS length, max(c.last)
  FROM chain c JOIN operation u ON u.sequence = c.last, json_each(u.patches) p
  WHERE c.undoes IS NULL AND c.kind IN ('submit','accept','return') AND p.value ->> '$.document.type' = 'formula'
    AND EXISTS (SELECT 1 FROM operation_document d
      WHERE d.document_id = p.value ->> '$.document.id' AND d.sequence = c.sequence)
  GROUP BY document, c.id
) WHERE length % 2 = 1;

UPDATE person_day SET formulas_submitted = 0, formulas_accepted = 0, formulas_returned = 0;
UPDATE person_day SET formulas_submitted = submitted, formulas_accepted = accepted, formulas_returned = returned
FROM (
  SELECT o.actor AS person, substr(o.at, 1, 10) AS day,
    count(DISTINCT CASE o.kind WHEN 'submit' THEN d.document_id END) AS submitted,
    count(DISTINCT CASE o.kind WHEN 'accept' THEN d.document_id END) AS accepted,
    count(DISTINCT CASE o.kind WHEN 'return' THEN d.document_id END) AS returned
  FROM operation_document d CROSS JOIN operation o ON o.sequence = d.sequence
  WHERE o.kind IN ('submit','accept','return')
    AND (EXISTS (SELECT 1 FROM formula f WHERE f.id = d.document_id)
      OR EXISTS (SELECT 1 FROM formula_entry e WHERE e.id = d.document_id))
    AND NOT EXISTS (SELECT 1 FROM undone_act u WHERE u.document_id = d.document_id AND u.operation = o.id)
  GROUP BY 1, 2
) stands WHERE person_day.person = stands.person AND person_day.day = stands.day;
`;
