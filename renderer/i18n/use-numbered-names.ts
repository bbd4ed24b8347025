import { useCallback } from 'react';
import { useText } from './use-text.ts';

type NameOf = (name: string) => string;

/** Names splits; one that only has the number that it was made with is named in the language of the screen. */
export function useSplitName(): NameOf {
  return useNumberedName(/^Split (\d+)$/, 'splitNumbered');
}

/** Names releases, in the same way. */
export function useReleaseName(): NameOf {
  return useNumberedName(/^Release (\d+)$/, 'releaseNumbered');
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

function useNumberedName({ source }: RegExp, key: 'splitNumbered' | 'releaseNumbered'): NameOf {
  const t = useText('releases');
  return useCallback(
    (name) => {
      const number = new RegExp(source).exec(name)?.[1];
      return number === undefined ? name : t(key, { number });
    },
    [t, source, key],
  );
}
