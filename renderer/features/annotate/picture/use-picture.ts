import { useCallback, useEffect, useState } from 'react';
import type { PagePicture } from '#renderer/canvas/page-picture.ts';
import type { Page } from '#schemas/domain/page.ts';
import { PictureCache } from './picture-cache.ts';

/** Pictures outlive the screen of one page, so that going back and forth shows them at once. */
export const pictures = new PictureCache();

export type ShownPicture =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly picture: PagePicture }
  | { readonly kind: 'failed' };

/** The picture of a page, and a way to ask for it again. */
export function usePicture(page: Page): readonly [ShownPicture, () => void] {
  const { imageSha256, width, height } = page;
  const [shown, setShown] = useState<ShownPicture>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again for the same picture.
  useEffect(() => {
    let isCurrent = true;
    setShown({ kind: 'loading' });
    void pictures.get({ imageSha256, width, height }).then((outcome) => {
      if (!isCurrent || outcome.kind === 'aborted') return;
      setShown(outcome.kind === 'loaded' ? outcome : { kind: 'failed' });
    });
    return () => {
      isCurrent = false;
    };
  }, [imageSha256, width, height, attempt]);
  const retry = useCallback(() => {
    pictures.forget({ imageSha256, width, height });
    setAttempt((count) => count + 1);
  }, [imageSha256, width, height]);
  return [shown, retry];
}
