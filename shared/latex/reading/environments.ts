/**
 * - `rows`: rows and cells; `columns` says that a column specification (or a count) stands first
 * - `wrapper`: only says that a formula begins and ends here
 */
export interface EnvironmentSignature {
  readonly kind: 'rows' | 'wrapper';
  readonly columns: boolean;
}

const withColumns = ['array', 'darray', 'tabular', 'tabular*', 'subarray', 'alignedat', 'alignat', 'alignat*'];
const withoutColumns = `
  matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix psmallmatrix bsmallmatrix cases dcases rcases
  drcases numcases aligned align align* split gathered gather gather* multline multline* eqnarray eqnarray*
  flalign flalign* lgathered rgathered`
  .trim()
  .split(/\s+/);
const wrappers = ['math', 'displaymath', 'equation', 'equation*', 'center', 'document'];

const signatures = new Map<string, EnvironmentSignature>([
  ...withColumns.map((name): [string, EnvironmentSignature] => [name, { kind: 'rows', columns: true }]),
  ...withoutColumns.map((name): [string, EnvironmentSignature] => [name, { kind: 'rows', columns: false }]),
  ...wrappers.map((name): [string, EnvironmentSignature] => [name, { kind: 'wrapper', columns: false }]),
]);

/** Undefined for an environment that is not known. */
export function findEnvironment(name: string): EnvironmentSignature | undefined {
  return signatures.get(name);
}

/** Plain TeX commands with rows in one brace group, and the environment that prints the same. */
export const rowCommands: ReadonlyMap<string, string> = new Map([
  ['\\matrix', 'matrix'],
  ['\\pmatrix', 'pmatrix'],
  ['\\bordermatrix', 'pmatrix'],
  ['\\bmatrix', 'bmatrix'],
  ['\\vmatrix', 'vmatrix'],
  ['\\Vmatrix', 'Vmatrix'],
  ['\\smallmatrix', 'smallmatrix'],
  ['\\cases', 'cases'],
  ['\\eqalign', 'aligned'],
  ['\\eqalignno', 'aligned'],
  ['\\displaylines', 'gathered'],
]);
