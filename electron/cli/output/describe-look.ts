import type { ImportLook, ReasonGroup } from '#schemas/contract/import-look.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { categoriesOfSource } from '#shared/schema/source-categories.ts';
import { counted } from '#shared/words/counted.ts';
import { nameCategory } from '../choices/categories.ts';
import { nameSource } from './list-sources.ts';
import { formatTable } from './table.ts';

/** What rules and ink are named by. */
type RuleSchema = Pick<ProjectSchema, 'facets' | 'categories' | 'categoryRules'>;

/**
 * What an import would find, as text.
 *
 * @param schema of the project, whose rules propose categories; null where they are left out
 */
export function describeLook(look: ImportLook, schema: RuleSchema | null): string {
  if (look.archive) return describeArchive(look.archive);
  const { formats, alreadyThere, repeated, files } = look;
  const all = formats.reduce((sum, { sources }) => sum + sources, 0);
  const rows = formats.map(({ format, sources, withTruth, bytes }) => [
    format,
    sources,
    withTruth,
    sources - withTruth,
    megabytes(bytes),
  ]);
  const held = formatTable([['format', 'pages', 'with truth', 'without', 'MB'], ...rows]);
  return [
    `Found ${counted(all, 'page')} in ${counted(files.count, 'file')} (${megabytes(files.bytes)} MB):\n${held}`,
    ...(alreadyThere === 0 ? [] : [`In the project already: ${counted(alreadyThere, 'page')}`]),
    ...(repeated === 0 ? [] : [`Same bytes as another one here: ${counted(repeated, 'page')}`]),
    ...(schema === null ? [] : listProposals(look, schema)),
    ...listGroups('Would be left out', look.leftOut),
    ...listGroups('Would be held out of train and validation', look.heldOut),
    ...listGroups('Good to know', look.notices),
    'Nothing was imported. Run it again without --dry-run to import.',
  ].join('\n');
}

/** What category rules, and ink itself, would give, in the words of `--category`. */
function listProposals({ rules, ink }: ImportLook, schema: RuleSchema): readonly string[] {
  const given = (categories: readonly CategoryId[]) => categories.map((id) => nameCategory(schema, id)).join(', ');
  const ofInk = categoriesOfSource('inkml', recordsOf(schema.facets), recordsOf(schema.categories));
  return [
    ...schema.categoryRules.flatMap(({ record: { id, pattern, categories } }) => {
      const pages = rules.find(({ rule }) => rule === id)?.sources ?? 0;
      return pages === 0 ? [] : [`Category rule ${pattern}: ${counted(pages, 'page')} for ${given(categories)}`];
    }),
    ...(ink === 0 || ofInk.length === 0 ? [] : [`Ink: ${counted(ink, 'page')} for ${given(ofInk)}`]),
  ];
}

function recordsOf<Kind>(rows: readonly { readonly record: Kind }[]): readonly Kind[] {
  return rows.map(({ record }) => record);
}

function describeArchive(archive: NonNullable<ImportLook['archive']>): string {
  const { project, isOwn, pages, formulas, releases, pictures } = archive;
  const counts = formatTable([
    ['pages', pages],
    ['formulas', formulas],
    ['pictures', pictures],
    ['releases', releases],
  ]);
  const own = isOwn ? ' (this project itself)' : '';
  return `An archive of the project ${project}${own}:\n${counts}\nNothing was imported. What both projects hold is merged when it is; run it again without --dry-run.`;
}

function listGroups(title: string, groups: readonly ReasonGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  return [
    `${title} (${total}):`,
    ...groups.flatMap(({ count, first }) => [
      ...first.map(({ source, reason }) => `  ${nameSource(source, reason.message)}`),
      ...(count > first.length ? [`  … and ${count - first.length} more for the same reason`] : []),
    ]),
  ];
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 2 : 0);
}
