import { useEffect, useMemo, useRef, useState } from 'react';
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
  const asked = useMemo(
    () => source && { source, options: optionsOf({ ...otherChoices, format, as, classMap }) },
    [source, format, as, classMap],
  );
  const [seen, setSeen] = useState<{ readonly of: typeof asked; readonly looking: Looking } | null>(null);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => {
    if (asked === null) return;
    const abort = new AbortController();
    ending.current = abort;
    const show = (looking: Looking) => {
      if (!abort.signal.aborted) setSeen({ of: asked, looking });
    };
    const follow = async () => {
      for await (const event of await client.imports.look(asked, { signal: abort.signal })) {
        if (event.kind === 'progress') show({ kind: 'looking', progress: { ...event, secondsLeft: null } });
        else show(event);
      }
    };
    follow().catch((error: unknown) => show({ kind: 'refused', error: shownErrorOf(error) }));
    return () => abort.abort();
  }, [asked]);
  const stop = () => {
    ending.current?.abort();
    setSeen({ of: asked, looking: { kind: 'stopped' } });
  };
  if (asked === null) return { looking: { kind: 'none' }, stop };
  return { looking: seen?.of === asked ? seen.looking : { kind: 'looking', progress: first }, stop };
}

/** What a look does not depend on, or what is shown beside it: what repeats a test set is the same, held out or refused. */
const otherChoices: Omit<ImportChoices, 'format' | 'as' | 'classMap'> = {
  status: 'submitted',
  categories: [],
  rules: 'apply',
  batch: null,
  testRepeats: 'hold-out',
};
