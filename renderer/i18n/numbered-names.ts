import type { Text } from './use-text.ts';

type ReleaseText = Text<'releases'>;

/** What a split is called on a screen: by its own name, or in the language of the screen where that is a number alone. */
export function nameOfSplit(name: string, t: ReleaseText): string {
  const number = /^Split (\d+)$/.exec(name)?.[1];
  return number === undefined ? name : t('splitNumbered', { number });
}

/** The same for a release; one that made the test set of a split anew is called by the split and its version. */
export function nameOfRelease(name: string, t: ReleaseText): string {
  const number = /^Release (\d+)$/.exec(name)?.[1];
  if (number !== undefined) return t('releaseNumbered', { number });
  const [, split, version] = /^(.+), test set (\d+)$/.exec(name) ?? [];
  if (split === undefined || version === undefined) return name;
  return t('releaseCorrected', { split: nameOfSplit(split, t), number: version });
}
