import { z } from 'zod';
import { RequirementsId } from './id.ts';
import { SubModelKey } from './sub-model.ts';

const Text = z.string().max(10_000);

/** What the fraction bar, which LaTeX does not name as a symbol, is in the symbols layer. */
export const fractionBarRules = ['minus', 'own-class', 'not-boxed'] as const;
export const FractionBarRule = z.enum(fractionBarRules);
export type FractionBarRule = z.infer<typeof FractionBarRule>;

export const servings = ['local', 'cloud', 'mobile'] as const;
export const Serving = z.enum(servings);
export type Serving = z.infer<typeof Serving>;

/** What one model of the pipeline has to reach, and what it runs on. */
export const ModelRequirement = z.object({
  subModel: SubModelKey,
  input: Text,
  output: Text,
  /** Name of the metric in the field's words, such as `mAP@0.5:0.95` or `ExpRate`. */
  metric: z.string().max(200),
  /** Whether the figure is a floor (accuracy) or a ceiling (error rate). */
  direction: z.enum(['at-least', 'at-most']),
  target: z.number().nullable(),
  /** Time of one request on the device named here, in milliseconds. */
  processingMs: z.number().positive().nullable(),
  /** Requests a second that must be served at peak. */
  targetQps: z.number().nonnegative().nullable(),
  serving: Serving,
  hardware: z.string().max(500),
  /** Memory that one loaded instance takes, in gigabytes. */
  modelGb: z.number().positive().nullable(),
  /** Memory of one device, in gigabytes. */
  deviceGb: z.number().positive().nullable(),
});
export type ModelRequirement = Readonly<z.infer<typeof ModelRequirement>>;

export const TestPolicy = z.object({
  /** `own-set`: test data is made for the purpose; `share`: a share of the pool is held out. */
  source: z.enum(['own-set', 'share']),
  /** Of the pool, 0 to 1; null for a set of its own. */
  share: z.number().min(0).max(1).nullable(),
  locked: z.enum(['at-first-release', 'on-date', 'when-quotas-met']),
  lockedOn: z.iso.date().nullable(),
  note: Text,
});
export type TestPolicy = Readonly<z.infer<typeof TestPolicy>>;

export const Budget = z.object({
  /** What amounts are counted in: `hours`, or a currency such as `KRW`. */
  unit: z.string().trim().min(1).max(20),
  total: z.number().nonnegative().nullable(),
  perFormula: z.number().nonnegative().nullable(),
  perSymbol: z.number().nonnegative().nullable(),
});
export type Budget = Readonly<z.infer<typeof Budget>>;

/** What a dataset is made for, and what it must hold to be right: one a project, its versions are its operations. */
export const Requirements = z.object({
  kind: z.literal('requirements'),
  id: RequirementsId,
  purpose: Text,
  fractionBar: FractionBarRule,
  /** What counts as truth, beside what the LaTeX policy says: one rule, one case. */
  truthRules: z.array(z.object({ topic: z.string().trim().min(1).max(200), rule: Text })).max(200),
  budget: Budget,
  testPolicy: TestPolicy,
  models: z.array(ModelRequirement).max(50),
  /** Order in which people get the next open work: as imported, or what fills the gaps first. */
  workOrder: z.enum(['as-imported', 'by-gaps']),
});
export type Requirements = Readonly<z.infer<typeof Requirements>>;
