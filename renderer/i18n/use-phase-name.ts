import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the phase of a job; a phase without a name is shown as its key. */
export function usePhaseName(): (phase: string) => string {
  const { t, i18n } = useTranslation('jobs');
  return useCallback(
    (phase) => (i18n.exists(`phase_${phase}`, { ns: 'jobs' }) ? t(`phase_${phase}`) : phase),
    [t, i18n],
  );
}
