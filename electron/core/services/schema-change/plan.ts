import type { SchemaChangeEffect } from '#schemas/contract/schema-change.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { noQuantity } from '#shared/quota/quantity.ts';

/** Patches of a change with what they amount to. */
export interface ChangePlan {
  readonly patches: readonly AnnotationPatch[];
  readonly effect: SchemaChangeEffect;
}

export function noEffect(): SchemaChangeEffect {
  return { formulas: noQuantity(), symbols: 0, rewritten: 0, parts: [], quotas: [], categoryRules: 0, releases: 0 };
}
