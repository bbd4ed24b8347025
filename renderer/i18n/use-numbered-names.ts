import { useCallback } from 'react';
import { nameOfRelease, nameOfSplit } from './numbered-names.ts';
import { useText } from './use-text.ts';

type NameOf = (name: string) => string;

/** Names splits; one that only has the number that it was made with is named in the language of the screen. */
export function useSplitName(): NameOf {
  const t = useText('releases');
  return useCallback((name) => nameOfSplit(name, t), [t]);
}

/** Names releases, in the same way. */
export function useReleaseName(): NameOf {
  const t = useText('releases');
  return useCallback((name) => nameOfRelease(name, t), [t]);
}

/** Titles of releases: their number and their name, once where the name is the number. */
export function useReleaseTitle(): (release: { readonly number: number; readonly name: string }) => string {
  const nameOf = useReleaseName();
  return useCallback(
    ({ number, name }) => {
      const shown = nameOf(name);
      return shown.endsWith(` ${number}`) ? shown : `${number} · ${shown}`;
    },
    [nameOf],
  );
}
