import { useCallback } from 'react';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import { useText } from './use-text.ts';

/** Names of sub-models: built-in ones in the person's language, those of the project as it names them. */
export function useNameOfSubModel(own: readonly ProjectSubModel[] | undefined): (key: SubModelKey) => string {
  const words = useText('status');
  return useCallback(
    (key) => (isBuiltIn(key) ? words(key) : (own?.find((one) => one.key === key)?.name ?? key)),
    [words, own],
  );
}
