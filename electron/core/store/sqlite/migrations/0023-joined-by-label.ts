/**
 * Earlier versions gave the classes of a release of another project indices of their own, and did not remember which
 * classes they are here: those that this project has no record of had been joined to its class of the same label. The
 * newest release that names one tells its label.
 */
export const joinedByLabel = `
INSERT INTO joined_record (id, stands_for)
SELECT c.class_id, s.id
FROM release_class c
JOIN release r ON r.id = c.release_id
JOIN schema_record s ON s.type = 'symbol-class' AND s.record ->> '$.label' = c.label
WHERE c.class_id NOT IN (SELECT id FROM schema_record)
ORDER BY r.number DESC, s.id
ON CONFLICT DO NOTHING;
`;
