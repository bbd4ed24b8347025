import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '#schemas/domain/reason.ts';
import { describeError, describeReason, type ErrorSentence, type Lookup } from './describe-error.ts';
import type { ShownError } from './shown-error.ts';
import { useTermText } from './use-term-text.ts';
import { useText } from './use-text.ts';

export interface ErrorText extends ErrorSentence {
  /** What happened, in a few words. */
  readonly title: string;
}

/** Translates failures: by code and parameters where the language has a sentence for them, else the English one. */
export function useErrorText(): (error: ShownError) => ErrorText {
  const t = useText('errors');
  const lookup = useLookup();
  return useCallback(
    (error) => ({
      title: t(isRefusedArchive(error) ? 'archiveRefused' : error.code),
      ...describeError(error, lookup, t('unreachableSentence')),
    }),
    [t, lookup],
  );
}

/** An archive of a kind that is read, and that cannot be trusted. */
function isRefusedArchive({ code, parameters: { reason } }: ShownError): boolean {
  return code === 'unsupported-file' && typeof reason === 'string' && reason.startsWith('archive-');
}

/** Translates the reasons of reports. */
export function useReasonText(): (reason: Reason) => string {
  const lookup = useLookup();
  const inWords = useTermText();
  return useCallback((reason) => describeReason(reason, lookup, inWords), [lookup, inWords]);
}

/** Translations by key as they are written, with their places. */
function useLookup(): Lookup {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (namespace, key) => {
      const found: unknown = i18n.getResource(language, namespace, key);
      return typeof found === 'string' ? found : null;
    },
    [i18n, language],
  );
}
