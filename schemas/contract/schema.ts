import { z } from 'zod';
import { CategoryRule } from '../domain/category-rule.ts';
import { Category, Facet } from '../domain/facet.ts';
import { OperationId } from '../domain/id.ts';
import { AnnotationPatch } from '../domain/operation.ts';
import { Person } from '../domain/person.ts';
import { Quota } from '../domain/quota.ts';
import { Requirements } from '../domain/requirements.ts';
import { Settings } from '../domain/settings.ts';
import { SymbolClass } from '../domain/symbol-class.ts';
import { procedure } from './base.ts';
import { JobRef } from './jobs.ts';
import { SchemaChange, SchemaChangeEffect } from './schema-change.ts';

const withRevision = <T extends z.ZodType>(record: T) => z.object({ record, revision: z.int().positive() });

/** Everything that describes a project's truth rather than being it, each record with its document's revision. */
export const ProjectSchema = z.object({
  settings: withRevision(Settings),
  facets: z.array(withRevision(Facet)),
  categories: z.array(withRevision(Category)),
  symbolClasses: z.array(withRevision(SymbolClass)),
  quotas: z.array(withRevision(Quota)),
  people: z.array(withRevision(Person)),
  categoryRules: z.array(withRevision(CategoryRule)),
  /** Null until somebody writes the sheet. */
  requirements: withRevision(Requirements).nullable(),
});
export type ProjectSchema = z.infer<typeof ProjectSchema>;

/** One operation that changed the schema, and how many records of each kind it touched. */
export const SavedSchema = z.object({ operation: OperationId, touched: z.record(z.string(), z.int()) });
export type SavedSchema = Readonly<z.infer<typeof SavedSchema>>;

export const schemaContract = {
  get: procedure('annotator').output(ProjectSchema),
  /** Changes facets, categories, symbol classes, quotas, people or settings: one operation. */
  commit: procedure('lead')
    .input(z.object({ patches: z.array(AnnotationPatch).min(1).max(1000) }))
    .output(z.object({ operation: OperationId })),
  /** What a change of kinds would touch, without doing it. */
  preview: procedure('lead').input(SchemaChange).output(SchemaChangeEffect),
  /** Starts the job that merges, splits or retires kinds: one operation, which `annotation.undo` takes back; its report is a `SchemaChangeReport`. */
  change: procedure('lead').input(SchemaChange).output(JobRef),
};
