import { useCallback } from 'react';
import { useText } from './use-text.ts';

const numbered = /^Split (\d+)$/;

/** Names splits; one that only has the number that it was made with is named in the language of the screen. */
export function useSplitName(): (name: string) => string {
  const t = useText('releases');
  return useCallback(
    (name) => {
      const number = numbered.exec(name)?.[1];
      return number === undefined ? name : t('splitNumbered', { number });
    },
    [t],
  );
}
