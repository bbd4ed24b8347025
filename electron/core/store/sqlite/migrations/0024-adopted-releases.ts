/**
 * Releases that were frozen in another project: what this one goes on from are its own. Of those that were taken over
 * before, the ones are known that name classes of the other project where they could name classes of this one.
 */
export const adoptedReleases = `
CREATE TABLE adopted_release (
  release_id TEXT PRIMARY KEY REFERENCES release(id)
) STRICT, WITHOUT ROWID;
INSERT INTO adopted_release
SELECT id FROM release
WHERE id IN (SELECT c.release_id FROM release_class c JOIN joined_record j ON j.id = c.class_id)
  AND id NOT IN (SELECT c.release_id FROM release_class c JOIN joined_record j ON j.stands_for = c.class_id);
`;
