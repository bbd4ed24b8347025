import { useCallback } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { builtInRelationTypes, type RelationType } from '#schemas/domain/relation.ts';

/** Names relation types in the language of the screen; those of a project's own go by the name that it gave them. */
export function useRelationName(): (type: RelationType) => string {
  const t = useText('annotate');
  return useCallback(
    (type) => {
      const builtIn = builtInRelationTypes.find((each) => each === type);
      return builtIn === undefined ? type : t(`action-relation-${builtIn}`);
    },
    [t],
  );
}
