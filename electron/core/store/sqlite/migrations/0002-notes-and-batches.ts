/** Notes on formulas, and the name of the import that a page came with. */
export const notesAndBatches = `
ALTER TABLE formula ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE page ADD COLUMN batch TEXT;
`;
