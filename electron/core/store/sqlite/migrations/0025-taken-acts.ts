/**
 * By which act a document was, in the other project, as it came; at which revision it was here afterwards; what of it
 * stayed as it was here. And the acts of archives that were taken whole, which tell an older archive from work that is new.
 */
export const takenActs = `
ALTER TABLE exchanged_document ADD COLUMN operation TEXT;
ALTER TABLE exchanged_document ADD COLUMN here INTEGER NOT NULL DEFAULT 0;
ALTER TABLE exchanged_document ADD COLUMN kept TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kept));
CREATE TABLE taken_operation (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
