import { z } from 'zod';
import { CategoryRule } from './category-rule.ts';
import { DuplicateDecision } from './duplicate-decision.ts';
import { Category, Facet } from './facet.ts';
import { Formula } from './formula.ts';
import { Page } from './page.ts';
import { Person } from './person.ts';
import { Quota } from './quota.ts';
import { Relation } from './relation.ts';
import { Requirements } from './requirements.ts';
import { SavedView } from './saved-view.ts';
import { SecondAnnotation, SecondSample } from './second-annotation.ts';
import { Settings } from './settings.ts';
import { FormulaSymbol } from './symbol.ts';
import { SymbolClass } from './symbol-class.ts';
import { Comment, Thread } from './thread.ts';

/** Records of a formula document: one formula, its symbols, its relations. */
export const FormulaRecord = z.discriminatedUnion('kind', [Formula, FormulaSymbol, Relation]);
export type FormulaRecord = z.infer<typeof FormulaRecord>;

/** Records that are documents of their own. */
export const SchemaRecord = z.discriminatedUnion('kind', [
  Facet,
  Category,
  CategoryRule,
  SymbolClass,
  Quota,
  Person,
  Settings,
  Requirements,
]);
export type SchemaRecord = z.infer<typeof SchemaRecord>;

/**
 * Records of what stands beside the truth: conversations about it, second annotations that it is compared with,
 * decisions about near-duplicate pages, views of the library.
 */
export const SideRecord = z.discriminatedUnion('kind', [
  Thread,
  Comment,
  SecondAnnotation,
  SecondSample,
  DuplicateDecision,
  SavedView,
]);
export type SideRecord = z.infer<typeof SideRecord>;

export const DocumentRecord = z.discriminatedUnion('kind', [FormulaRecord, Page, SchemaRecord, SideRecord]);
export type DocumentRecord = z.infer<typeof DocumentRecord>;

export const schemaDocumentTypes = [
  'facet',
  'category',
  'category-rule',
  'symbol-class',
  'quota',
  'person',
  'settings',
  'requirements',
] as const;
export const sideDocumentTypes = [
  'thread',
  'second-annotation',
  'second-sample',
  'duplicate-decision',
  'saved-view',
] as const;
export const documentTypes = ['formula', 'page', ...schemaDocumentTypes, ...sideDocumentTypes] as const;
export const DocumentType = z.enum(documentTypes);
export type DocumentType = z.infer<typeof DocumentType>;

/** Names a document: the id is that of its root record. */
export const DocumentRef = z.object({ type: DocumentType, id: z.string().length(26) });
export type DocumentRef = Readonly<z.infer<typeof DocumentRef>>;

/**
 * A document at one revision. Revision 0 is a document that does not exist (yet, or any more) and has no records.
 * Records are in the order in which they were added.
 */
export interface AnnotationDocument {
  readonly ref: DocumentRef;
  readonly revision: number;
  readonly records: ReadonlyMap<string, DocumentRecord>;
}

/** The same on a wire. */
export const DocumentShape = z.object({
  ref: DocumentRef,
  revision: z.int().nonnegative(),
  records: z.array(DocumentRecord),
});
export type DocumentShape = z.infer<typeof DocumentShape>;
