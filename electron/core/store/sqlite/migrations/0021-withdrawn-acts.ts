/** The layers of formulas that operations of a kind moved from one state to another, and that were not taken back. */
const moved = (kind: string, where: string) => `
  SELECT p.value ->> '$.document.id' AS document, o.sequence, o.id, o.actor, l.key AS layer
  FROM operation o, json_each(o.patches) p, json_each(p.value, '$.updated') u, json_each(u.value, '$.after.layers') l
  WHERE o.kind = '${kind}' AND ${where} AND p.value ->> '$.document.type' = 'formula'
    AND u.value ->> '$.after.kind' = 'formula'
    AND NOT EXISTS (SELECT 1 FROM undone_act a WHERE a.operation = o.id AND a.document_id = p.value ->> '$.document.id')`;
const stateBefore = "u.value ->> ('$.before.layers.' || l.key || '.state')";

/**
 * Submissions that whoever made them took back whole, formula by formula: they are nobody's work, as little as what was
 * undone. See shared/quota/withdrawn-submissions.ts.
 */
export const withdrawnActs = `
CREATE TABLE withdrawn_act (
  document_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  PRIMARY KEY (document_id, operation)
) STRICT, WITHOUT ROWID;

-- Withdrawals that were taken back themselves, by the last word on each.
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
  WHERE c.undoes IS NULL AND c.kind = 'withdraw' AND p.value ->> '$.document.type' = 'formula'
  GROUP BY document, c.id
) WHERE length % 2 = 1;

CREATE TEMP TABLE withdrawn_layer AS ${moved('withdraw', `l.value ->> '$.state' = 'drafted' AND ${stateBefore} = 'submitted'`)};
CREATE TEMP TABLE submitted_layer AS ${moved(
  'submit',
  `o.sequence IN (SELECT sequence FROM operation_document WHERE document_id IN (SELECT document FROM temp.withdrawn_layer))
    AND p.value ->> '$.document.id' IN (SELECT document FROM temp.withdrawn_layer)
    AND l.value ->> '$.state' = 'submitted' AND ${stateBefore} <> 'submitted'`,
)};
-- The submission that a layer stood by when it was taken back.
CREATE TEMP TABLE taken_layer AS
  SELECT DISTINCT s.document, s.id, s.layer FROM temp.withdrawn_layer w JOIN temp.submitted_layer s
    ON s.document = w.document AND s.layer = w.layer AND s.actor = w.actor AND s.sequence = (
      SELECT max(sequence) FROM temp.submitted_layer last
      WHERE last.document = w.document AND last.layer = w.layer AND last.sequence < w.sequence);
INSERT INTO withdrawn_act (document_id, operation)
  SELECT document, id FROM temp.submitted_layer s GROUP BY document, id
  HAVING count(*) = (SELECT count(*) FROM temp.taken_layer t WHERE t.document = s.document AND t.id = s.id);
DROP TABLE temp.withdrawn_layer;
DROP TABLE temp.submitted_layer;
DROP TABLE temp.taken_layer;

-- A formula counts once a day for each person: no longer where nothing else of theirs stands on that day.
UPDATE person_day SET formulas_submitted = max(0, formulas_submitted - gone.formulas) FROM (
  SELECT person, day, count(*) AS formulas FROM (
    SELECT DISTINCT o.actor AS person, substr(o.at, 1, 10) AS day, w.document_id AS document
    FROM withdrawn_act w JOIN operation o ON o.id = w.operation
  ) own WHERE NOT EXISTS (
    SELECT 1 FROM operation_document d JOIN operation o ON o.sequence = d.sequence
    WHERE d.document_id = own.document AND o.kind = 'submit' AND o.actor = own.person AND substr(o.at, 1, 10) = own.day
      AND NOT EXISTS (SELECT 1 FROM undone_act u WHERE u.document_id = d.document_id AND u.operation = o.id)
      AND NOT EXISTS (SELECT 1 FROM withdrawn_act u WHERE u.document_id = d.document_id AND u.operation = o.id)
  ) GROUP BY person, day
) gone WHERE person_day.person = gone.person AND person_day.day = gone.day;
`;
