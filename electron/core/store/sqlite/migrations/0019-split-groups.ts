/** What stands together in a split is found without reading the whole split. */
export const splitGroups = `
CREATE INDEX split_assignment_group ON split_assignment(split_id, group_name, side);
CREATE INDEX unit_assignment_group ON unit_assignment(split_id, group_name, side, page_id);
`;
