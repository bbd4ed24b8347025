import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { namesInEnglish } from '#shared/schema/names-in-english.ts';
import type { ValidationRules } from '#shared/validation/formula-findings.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import { sha256Of } from '../media/media-folder.ts';
import type { Project } from '../project/project.ts';

/** Goes up when validators find other things in the same formula. */
const validatorVersion = '4';

export interface ProjectRules extends ValidationRules {
  readonly records: readonly SchemaRecord[];
  /** Changes with everything that findings of a formula depend on, beside the formula. */
  readonly version: string;
}

/** What the project's formulas are held against, as it is now. */
export async function readRules(project: Project, ink: boolean): Promise<ProjectRules> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const settings = records.find((record) => record.kind === 'settings');
  if (settings?.kind !== 'settings') throw new AppError('project-invalid', 'The project has no settings.');
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const byId = new Map(classes.map((record) => [record.id, record]));
  const labels = new Map<SymbolClassId, string>(
    classes.map(({ id }) => [id, byId.get(resolveAlias(id, byId))?.label ?? '']),
  );
  const categories = records.filter((record) => record.kind === 'category');
  const used = new Set(categories.filter(({ retired }) => !retired).map(({ facet }) => facet));
  const facets = records.filter(
    (record) => record.kind === 'facet' && !record.retired && record.selection === 'one' && used.has(record.id),
  );
  const requirements = records.find((record) => record.kind === 'requirements');
  const fractionBar = requirements?.kind === 'requirements' ? requirements.fractionBar : 'minus';
  const version = sha256Of(
    JSON.stringify([
      validatorVersion,
      ink,
      settings.latexPolicy,
      fractionBar,
      [...labels],
      facets.map(({ id }) => id),
      categories.map(({ id, facet }) => [id, facet]),
    ]),
  );
  return {
    records,
    version: version.slice(0, 16),
    policy: settings.latexPolicy,
    fractionBar,
    facets: facets.flatMap((record) => (record.kind === 'facet' ? [record] : [])),
    categories: new Map(categories.map((record) => [record.id, record])),
    labels,
    names: namesInEnglish(records),
    typesetter: mathJaxTypesetter(),
  };
}
