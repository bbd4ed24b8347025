import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from './actor.ts';
import { followEdits } from './follow-edits.ts';
import type { ActPart } from './many/commit-in-parts.ts';

/** What a part wants changed in documents as they are, and what it counts of them. */
export interface PlannedPart<Counts> {
  readonly counts: Counts;
  readonly before: AnnotationDocument[];
  readonly wanted: AnnotationPatch[];
}

export interface PartToPlan<Counts> {
  /** Documents that it looks at. */
  readonly size: number;
  plan(): Promise<PlannedPart<Counts>>;
}

/** Parts of an act whose edits are followed up as those of people are. A part that is made anew counts anew. */
export function countedParts<Counts>(
  project: Project,
  actor: Actor,
  parts: readonly PartToPlan<Counts>[],
  nothingYet: Counts,
): readonly (ActPart & { counts(): Counts })[] {
  return parts.map((part) => {
    let counts = nothingYet;
    return {
      counts: () => counts,
      size: part.size,
      plan: async () => {
        const made = await part.plan();
        counts = made.counts;
        return await followEdits(project, actor, made.before, made.wanted);
      },
    };
  });
}
