import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageParameters } from '#schemas/domain/app-error.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { describeError, describeReason, type ErrorText, type Lookup } from './describe-error.ts';
import type { ShownError } from './shown-error.ts';

/** Translates failures: by code and parameters where the language has a sentence for them, else the English one. */
export function useErrorText(): (error: ShownError) => ErrorText {
  const lookup = useLookup('errors');
  return useCallback((error) => describeError(error, lookup), [lookup]);
}

/** Translates the reasons of reports. */
export function useReasonText(): (reason: Reason) => string {
  const lookup = useLookup('reasons');
  return useCallback((reason) => describeReason(reason, lookup), [lookup]);
}

function useLookup(namespace: 'errors' | 'reasons'): Lookup {
  const { t, i18n } = useTranslation(namespace);
  return useCallback(
    (key: string, parameters: MessageParameters) =>
      i18n.exists(key, { ns: namespace, fallbackLng: [] }) ? t(key, { ...parameters }) : null,
    [t, i18n, namespace],
  );
}
