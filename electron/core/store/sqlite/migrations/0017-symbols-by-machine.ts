/** Symbols that the program drew at a person's word are no measure of the person. */
export const symbolsByMachine = `
ALTER TABLE person_day ADD COLUMN symbols_by_machine INTEGER NOT NULL DEFAULT 0;
`;
