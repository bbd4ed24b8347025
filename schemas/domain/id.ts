import { z } from 'zod';

const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** ULID text: sortable by creation time, so that clones of a project merge without collisions. */
const ulid = () => z.string().regex(ulidPattern, 'is not a ULID');

export const ProjectId = ulid().brand<'ProjectId'>();
export type ProjectId = z.infer<typeof ProjectId>;
export const PersonId = ulid().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const PageId = ulid().brand<'PageId'>();
export type PageId = z.infer<typeof PageId>;
export const FormulaId = ulid().brand<'FormulaId'>();
export type FormulaId = z.infer<typeof FormulaId>;
export const SymbolId = ulid().brand<'SymbolId'>();
export type SymbolId = z.infer<typeof SymbolId>;
export const RelationId = ulid().brand<'RelationId'>();
export type RelationId = z.infer<typeof RelationId>;
export const SymbolClassId = ulid().brand<'SymbolClassId'>();
export type SymbolClassId = z.infer<typeof SymbolClassId>;
export const FacetId = ulid().brand<'FacetId'>();
export type FacetId = z.infer<typeof FacetId>;
export const CategoryId = ulid().brand<'CategoryId'>();
export type CategoryId = z.infer<typeof CategoryId>;
export const QuotaId = ulid().brand<'QuotaId'>();
export type QuotaId = z.infer<typeof QuotaId>;
export const RequirementsId = ulid().brand<'RequirementsId'>();
export type RequirementsId = z.infer<typeof RequirementsId>;
export const CategoryRuleId = ulid().brand<'CategoryRuleId'>();
export type CategoryRuleId = z.infer<typeof CategoryRuleId>;
export const OperationId = ulid().brand<'OperationId'>();
export type OperationId = z.infer<typeof OperationId>;
export const SplitId = ulid().brand<'SplitId'>();
export type SplitId = z.infer<typeof SplitId>;
export const ReleaseId = ulid().brand<'ReleaseId'>();
export type ReleaseId = z.infer<typeof ReleaseId>;
export const ThreadId = ulid().brand<'ThreadId'>();
export type ThreadId = z.infer<typeof ThreadId>;
export const CommentId = ulid().brand<'CommentId'>();
export type CommentId = z.infer<typeof CommentId>;
export const SecondSampleId = ulid().brand<'SecondSampleId'>();
export type SecondSampleId = z.infer<typeof SecondSampleId>;
export const SecondAnnotationId = ulid().brand<'SecondAnnotationId'>();
export type SecondAnnotationId = z.infer<typeof SecondAnnotationId>;
export const DuplicateDecisionId = ulid().brand<'DuplicateDecisionId'>();
export type DuplicateDecisionId = z.infer<typeof DuplicateDecisionId>;
export const SavedViewId = ulid().brand<'SavedViewId'>();
export type SavedViewId = z.infer<typeof SavedViewId>;
export const JobId = ulid().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;
export const UploadId = z.string().min(1).max(100).brand<'UploadId'>();
export type UploadId = z.infer<typeof UploadId>;

/** Lower-case hexadecimal SHA-256 of the bytes themselves. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256')
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** UTC time as ISO 8601 with milliseconds. */
export const Timestamp = z.iso.datetime({ precision: 3 });
export type Timestamp = z.infer<typeof Timestamp>;
