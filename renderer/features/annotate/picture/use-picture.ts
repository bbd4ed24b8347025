import { useCallback, useLayoutEffect, useState } from 'react';
import type { PictureOutcome } from '#renderer/canvas/load-picture.ts';
import type { PagePicture } from '#renderer/canvas/page-picture.ts';
import type { Page } from '#schemas/domain/page.ts';
import { PictureCache } from './picture-cache.ts';

/** Pictures outlive the screen of one page, so that going back and forth shows them at once. */
export const pictures = new PictureCache();

export type ShownPicture =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly picture: PagePicture }
  | { readonly kind: 'failed' };

const loading: ShownPicture = { kind: 'loading' };
const failed: ShownPicture = { kind: 'failed' };

/** The picture of a page, and a way to ask for it again. */
export function usePicture({ imageSha256, width, height }: Page): readonly [ShownPicture, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ readonly key: string; readonly outcome: PictureOutcome } | null>(null);
  const key = `${imageSha256}#${attempt}`;
  useLayoutEffect(() => {
    let isCurrent = true;
    const { outcome, letGo } = pictures.hold({ imageSha256, width, height });
    void outcome.then((each) => {
      if (isCurrent) setSettled({ key, outcome: each });
    });
    return () => {
      isCurrent = false;
      letGo();
    };
  }, [key, imageSha256, width, height]);
  const retry = useCallback(() => {
    pictures.forget({ imageSha256, width, height });
    setAttempt((count) => count + 1);
  }, [imageSha256, width, height]);
  // A picture that was read ahead is there at once.
  const outcome = settled?.key === key ? settled.outcome : pictures.peek({ imageSha256 });
  if (outcome === null) return [loading, retry];
  return [outcome.kind === 'loaded' ? outcome : failed, retry];
}
