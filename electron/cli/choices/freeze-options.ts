import type { FreezeOptions, SplitSummary } from '#schemas/contract/releases.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FacetId } from '#schemas/domain/id.ts';
import type { Split, SplitRule } from '#schemas/domain/split.ts';
import { type FreezeFilter, filterLayers } from '#schemas/formats/frozen-release.ts';
import { usualFreeze } from '#shared/split/usual-freeze.ts';
import type { Client } from '../connection/client.ts';
import { UsageError } from '../usage-error.ts';
import { findCategories } from './categories.ts';
import { parseRatios } from './ratios.ts';

export interface FreezeFlags {
  readonly name?: string;
  readonly note?: string;
  readonly seed?: number;
  readonly ratios?: string;
  readonly counts?: string;
  readonly split?: string;
  readonly testBatch?: readonly string[];
  readonly testWriter?: readonly string[];
  readonly testCategory?: readonly string[];
  readonly stratify?: readonly string[];
  readonly groupPage: boolean;
  readonly groupWriter: boolean;
  readonly groupDuplicates: boolean;
  readonly unknownWriterByBatch?: boolean;
  readonly onlyCategory?: readonly string[];
  readonly onlyBatch?: readonly string[];
  readonly onlyLicence?: readonly string[];
  readonly onlyLayer?: readonly string[];
  readonly sameExpression: FreezeOptions['sameExpression'];
  readonly fold?: string;
  readonly lockTest?: boolean;
}

/** @throws UsageError that names what there is */
export async function chooseFreezeOptions(client: Client, flags: FreezeFlags): Promise<FreezeOptions> {
  const schema = await client.schema.get();
  const { onlyCategory = [], onlyBatch = [], onlyLicence = [], onlyLayer = [] } = flags;
  const isFiltered = onlyCategory.length + onlyBatch.length + onlyLicence.length + onlyLayer.length > 0;
  await requireSources(client, onlyBatch, onlyLicence);
  const splits = await client.releases.splits();
  const testPolicy = schema.requirements?.record.testPolicy ?? null;
  const own = ownRule(schema, flags);
  // What says how to split asks for a split with that rule; nothing said goes on with the one that there is.
  const named = flags.split === undefined || flags.split === 'new' ? null : findSplit(splits, flags.split);
  const isNew = flags.split === 'new' || Object.keys(own).length > 0;
  const goesOn = named === null ? (isNew ? [] : splits) : [{ split: named, testVersions: [], hasArrived: false }];
  const { counts, ...rule } = { ...usualFreeze(goesOn, testPolicy), ...own };
  const takesCounts = counts !== undefined && flags.ratios === undefined;
  return {
    ...rule,
    ...(takesCounts ? { counts } : {}),
    name: flags.name ?? null,
    note: flags.note ?? '',
    split: flags.split === 'new' ? 'new' : rule.split,
    sameExpression: flags.sameExpression,
    ...(flags.fold === undefined ? {} : { fold: parseFold(flags.fold) }),
    ...(flags.lockTest === undefined ? {} : { lockTest: flags.lockTest }),
    ...(isFiltered
      ? {
          filter: {
            categories: findCategories(schema, onlyCategory),
            batches: [...onlyBatch],
            licences: onlyLicence.map(licenceOf),
            layers: findLayers(onlyLayer),
          },
        }
      : {}),
  };
}

/** @throws UsageError for an import that there is not, or a licence under which none stands */
async function requireSources(client: Client, batches: readonly string[], licences: readonly string[]): Promise<void> {
  if (batches.length + licences.length === 0) return;
  const sources = await client.releases.sources();
  const batch = batches.find((name) => !sources.some((source) => source.batch === name));
  if (batch !== undefined)
    throw new UsageError(
      `There is no import “${batch}” in this project; there are: ${listed(sources.map((one) => one.batch))}.`,
    );
  const licence = licences.find((name) => !sources.some((source) => source.licence === licenceOf(name)));
  if (licence === undefined) return;
  const known = listed(sources.map((source) => source.licence ?? 'unknown'));
  throw new UsageError(`No import of this project stands under “${licence}”; there are: ${known}.`);
}

function licenceOf(word: string): string | null {
  return word === 'unknown' ? null : word;
}

function listed(names: readonly (string | null)[]): string {
  const known = [...new Set(names.flatMap((name) => name ?? []))];
  return known.length === 0 ? 'none' : known.join(', ');
}

/** What the flags themselves say of how to split. */
function ownRule(schema: ProjectSchema, flags: FreezeFlags): Partial<SplitRule> {
  const { testBatch = [], testWriter = [], testCategory = [] } = flags;
  const isNamed = testBatch.length + testWriter.length + testCategory.length > 0;
  const isGrouped = !flags.groupPage || !flags.groupWriter || !flags.groupDuplicates || flags.unknownWriterByBatch;
  return {
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.ratios === undefined ? {} : { ratios: parseRatios(flags.ratios) }),
    ...(flags.counts === undefined ? {} : { counts: parseCounts(flags.counts) }),
    ...(flags.stratify === undefined ? {} : { strata: findStrata(schema, flags.stratify) }),
    ...(isGrouped
      ? {
          grouping: {
            ...(flags.groupPage ? {} : { page: false }),
            writer: flags.groupWriter,
            nearDuplicate: flags.groupDuplicates,
            ...(flags.unknownWriterByBatch ? { unknownWriter: 'batch' as const } : {}),
          },
        }
      : {}),
    ...(isNamed
      ? {
          namedTest: {
            batches: [...testBatch],
            writers: [...testWriter],
            categories: findCategories(schema, testCategory),
          },
        }
      : {}),
  };
}

function findSplit(summaries: readonly SplitSummary[], name: string): Split {
  const splits = summaries.map(({ split }) => split);
  const found = splits.find((split) => split.name === name || split.id === name);
  if (found) return found;
  const known = splits.length === 0 ? 'none' : splits.map((split) => split.name).join(', ');
  throw new UsageError(`There is no split “${name}” in this project; there are: ${known}. Write new for a new one.`);
}

function findLayers(words: readonly string[]): FreezeFilter['layers'] {
  return words.map((word) => {
    const found = filterLayers.find((layer) => layer === word);
    if (found) return found;
    throw new UsageError(
      `“${word}” is no layer that a formula can be asked to have; there are: ${filterLayers.join(', ')}.`,
    );
  });
}

function parseCounts(words: string): { validation: number; test: number } {
  const match = /^(\d+)\/(\d+)$/.exec(words);
  if (!match) throw new UsageError(`“${words}” are no counts: write formulas of validation and test, such as 500/500.`);
  return { validation: Number(match[1]), test: Number(match[2]) };
}

function parseFold(words: string): { count: number; index: number } {
  const match = /^(\d+)\/(\d+)$/.exec(words);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match && count >= 2 && count <= 20 && index >= 1 && index <= count) return { count, index: index - 1 };
  throw new UsageError(`“${words}” is no fold: write its number and how many there are, such as 1/5 (at most 20).`);
}

function findStrata(schema: ProjectSchema, words: readonly string[]): { facets: FacetId[]; symbolClasses: boolean } {
  const facets = schema.facets.map(({ record }) => record).filter((facet) => !facet.retired);
  const wanted = words.flatMap((word) => word.split(','));
  return {
    symbolClasses: wanted.includes('symbols'),
    facets: wanted
      .filter((word) => word !== 'symbols' && word !== 'nothing')
      .map((word) => {
        const found = facets.find(({ key }) => key === word);
        if (found) return found.id;
        throw new UsageError(
          `There is no facet “${word}” in this project; there are: nothing, symbols, ${facets.map(({ key }) => key).join(', ')}.`,
        );
      }),
  };
}
