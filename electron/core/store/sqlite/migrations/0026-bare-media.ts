/**
 * Whether a stored picture is known to hold nothing but its pixels and what they need: what is found once, when it is
 * imported, is not looked for again in each export. Of those that are here already nothing is known.
 */
export const bareMedia = `
ALTER TABLE media ADD COLUMN is_bare INTEGER NOT NULL DEFAULT 0 CHECK (is_bare IN (0, 1));
`;
