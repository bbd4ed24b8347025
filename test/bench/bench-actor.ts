import type { Actor } from '#electron/core/services/actor.ts';
import { importActorId } from '#schemas/domain/person.ts';

/** Who asks in a bench: somebody from whom nothing is hidden. */
export const benchActor: Actor = {
  person: { kind: 'person', id: importActorId, name: 'bench', role: 'lead', retired: false },
  isOwner: true,
};
