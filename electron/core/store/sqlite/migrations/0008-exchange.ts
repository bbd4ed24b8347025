/** Documents as they were when they came from another project: where a merge with it starts from. */
export const exchange = `
CREATE TABLE exchanged_document (
  project TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (project, type, id)
) STRICT, WITHOUT ROWID;
`;
