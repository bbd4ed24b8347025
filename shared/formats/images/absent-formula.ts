import type { ImportedFormula } from '#schemas/formats/import-record.ts';

/** The formula of a page of which nothing is known: the page is this one formula, and every layer is absent. */
export const absentFormula: ImportedFormula = {
  region: null,
  placement: null,
  latex: null,
  symbols: null,
  relations: null,
  order: null,
};
