import { useCallback } from 'react';
import { schemaDocumentTypes } from '#schemas/domain/document.ts';
import { useText } from './use-text.ts';

/** Says how many records of each kind a change of the schema touched. */
export function useTouchedText(): (touched: Readonly<Record<string, number>>) => string {
  const t = useText('requirements');
  return useCallback(
    (touched) =>
      schemaDocumentTypes
        .filter((type) => (touched[type] ?? 0) > 0)
        .map((type) => t(`touched-${type}`, { count: touched[type] ?? 0 }))
        .join(', '),
    [t],
  );
}
