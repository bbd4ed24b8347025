import { useCallback } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { OperationKind } from '#schemas/domain/operation.ts';
import { importActorId, type Person } from '#schemas/domain/person.ts';

/**
 * Names people. Who stands behind imports and scripts is nobody, and goes by what was done, in the language of the
 * screen: an import, or (`kind`: any other act) something that the command line did.
 */
export function usePersonName(): (person: Pick<Person, 'id' | 'name'>, kind?: OperationKind) => string {
  const t = useText('common');
  return useCallback(
    ({ id, name }, kind = 'import') =>
      id === importActorId ? t(kind === 'import' ? 'importActor' : 'commandLineActor') : name,
    [t],
  );
}
