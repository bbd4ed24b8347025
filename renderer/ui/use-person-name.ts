import { useCallback } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { importActorId, type Person } from '#schemas/domain/person.ts';

/** Names people; who stands behind imports and scripts is nobody, and goes by a word of the language of the screen. */
export function usePersonName(): (person: Pick<Person, 'id' | 'name'>) => string {
  const t = useText('common');
  return useCallback(({ id, name }) => (id === importActorId ? t('importActor') : name), [t]);
}
