import { z } from 'zod';
import { DocumentShape, sideDocumentTypes } from '../domain/document.ts';
import { ReleaseId, Sha256, SplitId } from '../domain/id.ts';
import { Operation } from '../domain/operation.ts';
import { ProjectSubModel } from '../domain/project-sub-model.ts';
import { Release, TrainingClass } from '../domain/release.ts';
import { SourceLicence } from '../domain/source-licence.ts';
import { Split, SplitAssignment, SplitSide } from '../domain/split.ts';
import { SubModelKey } from '../domain/sub-model.ts';
import { TestVersion } from '../domain/test-version.ts';
import { DatasetRecipe } from './dataset-recipe.ts';

/** A split with its locked test sets. */
export const ArchivedSplit = z.object({ split: Split, testVersions: z.array(TestVersion) });
export type ArchivedSplit = Readonly<z.infer<typeof ArchivedSplit>>;

export const ArchivedAssignment = SplitAssignment.extend({ split: SplitId });
export type ArchivedAssignment = Readonly<z.infer<typeof ArchivedAssignment>>;

/** Numbers of releases are given out one after the other: behind one near the end of all numbers there would be none. */
const mostReleases = 1_000_000;

export const ArchivedRelease = z.object({
  release: Release.extend({ number: z.int().positive().max(mostReleases) }),
  classes: z.array(TrainingClass),
  /** Canonical JSON. */
  context: z.string(),
  leftOpen: z.string().nullable(),
  /** Of the classes, categories and facets that it names, those of another project → what they are in the archive. */
  joined: z.record(z.string().length(26), z.string().length(26)).exactOptional(),
});
export type ArchivedRelease = Readonly<z.infer<typeof ArchivedRelease>>;

/** An item of a release; the items of one release follow each other in its order. */
export const ArchivedItem = z.object({
  release: ReleaseId,
  type: z.enum(['page', 'formula']),
  id: z.string().length(26),
  page: SplitAssignment.shape.page,
  side: SplitSide,
  version: Sha256,
});
export type ArchivedItem = Readonly<z.infer<typeof ArchivedItem>>;

/** Frozen content, canonical JSON, by its hash. */
export const ArchivedVersion = z.object({ hash: Sha256, document: z.string() });
export type ArchivedVersion = Readonly<z.infer<typeof ArchivedVersion>>;

const settings = { 'sub-model': ProjectSubModel, recipes: DatasetRecipe.array() };

/** A setting of exports, as it is kept. */
export const ArchivedSetting = z
  .object({ kind: z.enum(['sub-model', 'recipes']), key: SubModelKey, record: z.unknown() })
  .refine(({ kind, record }) => settings[kind].safeParse(record).success, 'this is no setting of its kind');

export const ArchivedLicence = SourceLicence.extend({ batch: z.string().nullable() });
export type ArchivedLicence = Readonly<z.infer<typeof ArchivedLicence>>;

const sideTypes: readonly string[] = sideDocumentTypes;

/** Nothing else: what people may do, and what the project asks for, comes with the schema alone. */
const ArchivedSide = DocumentShape.refine(({ ref }) => sideTypes.includes(ref.type), 'this is no side document');

/** What stands in an archive beside the documents, by the path that its files begin with. */
export const archiveParts = {
  'history/operation': Operation,
  'documents/side': ArchivedSide,
  'releases/setting': ArchivedSetting,
  'releases/licence': ArchivedLicence,
  'releases/split': ArchivedSplit,
  'releases/assignment': ArchivedAssignment,
  'releases/version': ArchivedVersion,
  'releases/release': ArchivedRelease,
  'releases/item': ArchivedItem,
} as const;
export type ArchivePart = keyof typeof archiveParts;
export const archivePartNames = Object.keys(archiveParts) as readonly ArchivePart[];
