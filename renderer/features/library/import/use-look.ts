import { useCallback, useEffect, useState } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { ImportLook } from '#schemas/contract/import-look.ts';
import type { ImportSource } from '#schemas/contract/imports.ts';
import type { JobProgress } from '#schemas/contract/jobs.ts';
import { type ImportChoices, optionsOf } from './import-choices.ts';

/** How far the look at a source is. `stopped`: the person would not wait for it. */
export type Looking =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly progress: JobProgress }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'found'; readonly look: ImportLook }
  | { readonly kind: 'refused'; readonly error: ShownError };

const first: JobProgress = { phase: 'scanning', done: 0, total: null, secondsLeft: null };

/** Looks at what an import would find, anew whenever it would be read in another way. */
export function useLook(
  source: ImportSource | null,
  choices: ImportChoices,
): { readonly looking: Looking; readonly stop: () => void } {
  const { format, as, classMap } = choices;
  const [looking, setLooking] = useState<Looking>({ kind: 'none' });
  const [abort, setAbort] = useState<AbortController | null>(null);
  useEffect(() => {
    if (source === null) {
      setLooking({ kind: 'none' });
      return;
    }
    const ending = new AbortController();
    setAbort(ending);
    setLooking({ kind: 'looking', progress: first });
    const show = (next: Looking) => {
      if (!ending.signal.aborted) setLooking(next);
    };
    const options = optionsOf({ ...emptyChoices, format, as, classMap });
    const follow = async () => {
      for await (const event of await client.imports.look({ source, options }, { signal: ending.signal })) {
        if (event.kind === 'progress') show({ kind: 'looking', progress: { ...event, secondsLeft: null } });
        else show(event);
      }
    };
    follow().catch((error: unknown) => show({ kind: 'refused', error: shownErrorOf(error) }));
    return () => ending.abort();
  }, [source, format, as, classMap]);
  const stop = useCallback(() => {
    abort?.abort();
    setLooking({ kind: 'stopped' });
  }, [abort]);
  return { looking, stop };
}

/** What a look does not depend on. */
const emptyChoices: Omit<ImportChoices, 'format' | 'as' | 'classMap'> = {
  status: 'submitted',
  categories: [],
  rules: 'apply',
  batch: null,
  testRepeats: 'hold-out',
};
