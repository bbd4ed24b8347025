/**
 * Hash of the ink of each stored picture, by which it is known again with other margins or turned a little; empty where there
 * is too little ink, or where the file is no picture. Null: nobody has looked yet, as at those that are here already.
 */
export const inkHashes = `
ALTER TABLE media ADD COLUMN ink_hash TEXT CHECK (length(ink_hash) IN (0, 36));
CREATE INDEX media_without_ink_hash ON media(sha256) WHERE ink_hash IS NULL;
`;
