/** Acts on very many documents are logged in parts; the ones under way are noted, to be taken back where they are cut off. */
export const partsOfOperations = `
ALTER TABLE operation ADD COLUMN part_of TEXT;
CREATE INDEX operation_by_part ON operation(part_of, sequence) WHERE part_of IS NOT NULL;
CREATE TABLE unfinished_operation (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
