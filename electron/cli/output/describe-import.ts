import type { ImportList } from '#schemas/contract/import-lists.ts';
import { type ImportReport, totalOf } from '#schemas/contract/imports.ts';
import { counted } from '#shared/words/counted.ts';
import { listSources } from './list-sources.ts';
import { formatTable } from './table.ts';

const besides = [
  { name: 'operations', words: 'acts of history' },
  { name: 'conversations', words: 'conversations' },
  { name: 'secondAnnotations', words: 'second annotations' },
  { name: 'splits', words: 'splits' },
  { name: 'releases', words: 'releases' },
] as const;

/** An import as text: what arrived, and every source with a problem and its reason. */
export function describeImport(report: ImportReport): string {
  const { imported } = report;
  const counts = formatTable([
    ['pages', imported.pages],
    ['formulas', imported.formulas],
    ['symbols', imported.symbols],
    ['relations', imported.relations],
    ['LaTeX', imported.latex],
    ['regions', imported.regions],
    ['pages already there', report.alreadyThere],
    ...(report.formulasThere === 0 ? [] : [['formulas already there', report.formulasThere]]),
    ['merged', report.merged],
    ['layers filled', report.filledLayers],
    ...(report.ontoKnownPages.formulas === 0
      ? []
      : [
          ['formulas on pages that were there', report.ontoKnownPages.formulas],
          ['whole-page formulas replaced', report.ontoKnownPages.replaced],
        ]),
    ...(['symbols', 'relations', 'latex'] as const).flatMap((name) =>
      report.ontoKnownPages[name] === 0
        ? []
        : [[`${name === 'latex' ? 'LaTeX' : name} on pages of other imports`, report.ontoKnownPages[name]]],
    ),
    ...(report.givenCategories === 0 ? [] : [['given a category', report.givenCategories]]),
    ...besides.flatMap(({ name, words }) => (report.beside[name] === 0 ? [] : [[words, report.beside[name]]])),
  ]);
  const classes = report.newClasses.length === 0 ? [] : [`New symbol classes: ${report.newClasses.join(' ')}`];
  return [
    `Imported (${describeFormats(report)}):\n${counts}`,
    ...classes,
    ...report.categorised.map(({ pattern, formulas }) => `Category rule ${pattern}: ${counted(formulas, 'formula')}`),
    ...listOf('Quarantined', report, 'quarantined'),
    ...listOf('Differs from what the project holds, and was left', report, 'differing'),
    ...listOf('Accepted with LaTeX that cannot be read', report, 'unreadable'),
    ...listOf('Held out of train and validation', report, 'heldOut'),
    ...listOf('Repaired or noted', report, 'repaired'),
  ].join('\n');
}

function listOf(title: string, report: ImportReport, list: ImportList): readonly string[] {
  return listSources(title, report[list], { total: totalOf(report, list), all: '--reasons FILE writes all of them' });
}

function describeFormats({ format, formats }: ImportReport): string {
  if (formats.length < 2) return format;
  return formats.map((one) => `${one.format}: ${one.sources}`).join(', ');
}

/** An import of which nothing is in the project afterwards has failed. */
export function vainImport(report: ImportReport): { failure?: { code: string; message: string } } {
  const { quarantined, imported, alreadyThere, formulasThere, merged, filledLayers, givenCategories } = report;
  const useful =
    imported.pages +
    alreadyThere +
    formulasThere +
    merged +
    filledLayers +
    givenCategories +
    totalOf(report, 'differing');
  const [first] = quarantined;
  const count = totalOf(report, 'quarantined');
  if (useful > 0 || !first) return {};
  const message =
    count === 1
      ? `Nothing was imported: ${first.reason.message}`
      : `Nothing was imported: all ${count} sources were quarantined; the first: ${first.reason.message}`;
  return { failure: { code: 'corrupt-file', message } };
}
