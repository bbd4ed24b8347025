import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Requirements } from '#schemas/domain/requirements.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';

/** What the sheet edits: its own record, and what of the settings it speaks of. */
export interface SheetDraft {
  readonly requirements: Requirements;
  readonly settings: Settings;
}

export function draftOf(schema: ProjectSchema): SheetDraft {
  return {
    requirements: schema.requirements?.record ?? blankRequirements(),
    settings: schema.settings.record,
  };
}

/** What every section of the sheet is given. */
export interface SheetSectionProps {
  readonly schema: ProjectSchema;
  readonly draft: SheetDraft;
  readonly change: (part: Partial<SheetDraft>) => void;
  readonly canEdit: boolean;
}

/** Changes members of the sheet's own record. */
export function changeRequirements({ draft, change }: SheetSectionProps, part: Partial<Requirements>): void {
  change({ requirements: { ...draft.requirements, ...part } });
}
