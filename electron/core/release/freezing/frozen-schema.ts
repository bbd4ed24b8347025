import { AppError } from '#schemas/domain/app-error.ts';
import type { Facet } from '#schemas/domain/facet.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { Requirements } from '#schemas/domain/requirements.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import type { ReleaseCard } from '#schemas/formats/release-card.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import type { Store } from '../../store/store.ts';
import { readOwnSubModels } from '../sub-models/read-sub-models.ts';
import type { FreezeRules } from './accepted/freeze-documents.ts';

/** The schema records that a release depends on, each list in the order of ids. */
export interface FrozenSchema extends FreezeRules {
  readonly symbolClasses: readonly SymbolClass[];
  readonly facets: readonly Facet[];
  readonly quotas: readonly Quota[];
  /** Those that the project defines. */
  readonly subModels: readonly ProjectSubModel[];
  readonly layersAsked: Settings['layersAsked'];
  readonly card: ReleaseCard;
  /** The facet of each category, by id. */
  readonly categoryFacets: ReadonlyMap<string, Facet['id']>;
}

/** @throws AppError `project-invalid` where the project has no settings. */
export async function readFrozenSchema(store: Store): Promise<FrozenSchema> {
  const records = (await store.schemaRecords())
    .map(({ record }) => record)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const settings = records.find((record) => record.kind === 'settings');
  if (!settings) throw new AppError('project-invalid', 'The project has no settings: restore a copy from its backups.');
  const symbolClasses = records.filter((record) => record.kind === 'symbol-class');
  const categories = records.filter((record) => record.kind === 'category');
  return {
    symbolClasses,
    categoryFacets: new Map(categories.map(({ id, facet }) => [id, facet])),
    classes: new Map(symbolClasses.map((record) => [record.id, record])),
    facets: records.filter((record) => record.kind === 'facet'),
    categories: new Map(categories.map((record) => [record.id, record])),
    latexPolicy: settings.latexPolicy,
    quotas: records.filter((record) => record.kind === 'quota'),
    subModels: await readOwnSubModels(store),
    layersAsked: settings.layersAsked,
    card: cardOf(
      settings,
      records.find((record) => record.kind === 'requirements'),
    ),
  };
}

function cardOf({ name, layersAsked }: Settings, requirements: Requirements | undefined): ReleaseCard {
  return {
    projectName: name,
    purpose: requirements?.purpose ?? '',
    layersAsked: [...layersAsked],
    fractionBar: requirements?.fractionBar ?? blankRequirements().fractionBar,
    truthRules: requirements?.truthRules.map(({ topic, rule }) => ({ topic, rule })) ?? [],
    models:
      requirements?.models.map(({ subModel, input, output, metric, direction, target }) => ({
        subModel,
        input,
        output,
        metric,
        direction,
        target,
      })) ?? [],
  };
}
