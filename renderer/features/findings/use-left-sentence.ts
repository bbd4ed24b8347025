import { useText } from '#renderer/i18n/use-text.ts';
import type { FixEffect } from '#schemas/contract/validation.ts';

/** Says how many findings were left, and why. */
export function useLeftSentence(): (left: FixEffect['left']) => string {
  const t = useText('findings');
  return (left) => left.map(({ why, count }) => t(`left-${why}`, { count })).join(' · ');
}
