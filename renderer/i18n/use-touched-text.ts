import { useCallback } from 'react';
import { useText } from './use-text.ts';

const touchable = [
  'facet',
  'category',
  'category-rule',
  'symbol-class',
  'quota',
  'person',
  'settings',
  'requirements',
] as const;

/** Says how many records of each kind a change of the schema touched. */
export function useTouchedText(): (touched: Readonly<Record<string, number>>) => string {
  const t = useText('requirements');
  return useCallback(
    (touched) =>
      touchable
        .filter((type) => (touched[type] ?? 0) > 0)
        .map((type) => t(`touched-${type}`, { count: touched[type] ?? 0 }))
        .join(', '),
    [t],
  );
}
