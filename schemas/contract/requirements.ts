import { z } from 'zod';
import { CategoryRule } from '../domain/category-rule.ts';
import { Facet } from '../domain/facet.ts';
import { OperationId, PersonId, Timestamp } from '../domain/id.ts';
import { LatexPolicy } from '../domain/latex-policy.ts';
import { LayerName } from '../domain/layer.ts';
import { LocalisedName } from '../domain/name.ts';
import { OperationKind } from '../domain/operation.ts';
import { Quota } from '../domain/quota.ts';
import { Budget, Requirements, TestPolicy } from '../domain/requirements.ts';
import { SymbolClass } from '../domain/symbol-class.ts';
import { procedure } from './base.ts';
import { SavedSchema } from './schema.ts';

const policy = LatexPolicy.shape;

/** The requirements of a project at one version, with keys, labels and names in place of ids. */
export const RequirementsSheet = z.object({
  project: z.string(),
  purpose: z.string(),
  layersAsked: z.array(LayerName),
  truth: z.object({
    functionNames: policy.functionNames,
    ellipses: policy.ellipses,
    limits: policy.limits,
    verticalArithmetic: policy.verticalArithmetic,
    fractionBar: Requirements.shape.fractionBar,
    rules: Requirements.shape.truthRules,
  }),
  facets: z.array(
    z.object({
      key: z.string(),
      name: LocalisedName,
      selection: Facet.shape.selection,
      retired: z.boolean(),
      categories: z.array(
        z.object({ key: z.string(), name: LocalisedName, retired: z.boolean(), aliasOf: z.string().nullable() }),
      ),
    }),
  ),
  symbolClasses: z.array(
    z.object({
      label: z.string(),
      aliases: z.array(z.string()),
      group: SymbolClass.shape.group,
      retired: z.boolean(),
      aliasOf: z.string().nullable(),
    }),
  ),
  quotas: z.array(
    z.object({
      /** `facet=value` keys. */
      categories: z.array(z.string()),
      symbol: z.string().nullable(),
      subModel: Quota.shape.subModel,
      unit: Quota.shape.unit,
      target: Quota.shape.target,
      due: Quota.shape.due,
      costPerItem: Quota.shape.costPerItem,
      assignees: z.array(z.string()),
    }),
  ),
  categoryRules: z.array(
    z.object({ subject: CategoryRule.shape.subject, pattern: z.string(), categories: z.array(z.string()) }),
  ),
  budget: Budget,
  testPolicy: TestPolicy,
  models: Requirements.shape.models,
  workOrder: Requirements.shape.workOrder,
});
export type RequirementsSheet = z.infer<typeof RequirementsSheet>;

/** In the order of the sheet. */
export const SheetSection = z.enum([
  'general',
  'truth',
  'facets',
  'symbols',
  'quotas',
  'rules',
  'budget',
  'test',
  'models',
]);
export type SheetSection = z.infer<typeof SheetSection>;

/** One statement that differs between two versions; null where a version does not make it. */
export const SheetChange = z.object({
  section: SheetSection,
  item: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type SheetChange = z.infer<typeof SheetChange>;

/** Every operation that changed the requirements leaves a version behind it. */
export const RequirementsVersion = z.object({
  /** From 1, in the order in which they were made. */
  number: z.int().positive(),
  operation: OperationId,
  kind: OperationKind,
  at: Timestamp,
  /** Who made it, and how they are called. */
  person: PersonId,
  actor: z.string(),
  /** How many records of each kind it touched. */
  touched: z.record(z.string(), z.int()),
});
export type RequirementsVersion = z.infer<typeof RequirementsVersion>;

export const requirementsContract = {
  /** The sheet as it is, or as it was after a version. */
  sheet: procedure('annotator')
    .input(z.object({ version: z.int().positive().nullable().default(null) }))
    .output(z.object({ version: RequirementsVersion, sheet: RequirementsSheet, markdown: z.string() })),
  /** Newest first. */
  versions: procedure('annotator').output(z.array(RequirementsVersion)),
  compare: procedure('annotator')
    .input(z.object({ from: z.int().positive(), to: z.int().positive() }))
    .output(z.array(SheetChange)),
  /**
   * Makes the sheet say again what it said at a version, by one operation: all but its categories and symbol classes,
   * which truth refers to.
   */
  restore: procedure('lead')
    .input(z.object({ version: z.int().positive() }))
    .output(SavedSchema),
};
