import { Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { barStatuses, countOf, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import classes from './kinds.module.css';

export interface ChangePreviewProps {
  /** Null while it is not complete. */
  readonly change: SchemaChange | null;
  /** Names of the parts of a split, in their order. */
  readonly partNames?: readonly string[];
}

const noParts: readonly string[] = [];

/** What a change would touch, before it is made. */
export function ChangePreview({ change, partNames = noParts }: ChangePreviewProps) {
  const t = useText('settings');
  const words = useText('status');
  const common = useText('common');
  const format = useFormat();
  // Whoever types a filter is not asked about every letter.
  const [asked] = useDebouncedValue(change, 250);
  const preview = useQuery({
    ...api.schema.preview.queryOptions({ input: asked ?? { kind: 'apply-category-rules' } }),
    enabled: asked !== null,
  });
  if (change === null) return null;
  if (preview.error !== null) return <ErrorNotice error={shownErrorOf(preview.error)} />;
  const effect = preview.data;
  if (effect === undefined) return <Loader size="sm" />;
  const formulas = usableTotal(effect.formulas) + countOf(effect.formulas, 'unusable');
  const states = barStatuses
    .filter((status) => countOf(effect.formulas, status) > 0)
    .map((status) => `${words(status)} ${format.number(countOf(effect.formulas, status))}`);
  const placed = [...partNames, t('stays')];
  const lines = [
    formulas === 0 && effect.symbols === 0
      ? t('touchesNothing')
      : `${t('touches', {
          formulas: common('formulas', { count: formulas }),
          symbols: common('symbols', { count: effect.symbols }),
        })}${states.length === 0 ? '' : ` (${states.join(', ')})`}`,
    effect.rewritten > 0 ? t('rewrites', { count: effect.rewritten }) : t('rewritesNone'),
    ...effect.parts.map(({ formulas: count }, index) =>
      t('partGets', { name: placed[index] ?? '', formulas: common('formulas', { count }) }),
    ),
    ...effect.quotas.map(({ effect: what, target, becomes }) =>
      t(`quota-${what}`, { target: format.number(target), becomes: format.number(becomes) }),
    ),
    ...(effect.categoryRules > 0 ? [t('rulesConcerned', { count: effect.categoryRules })] : []),
    ...(effect.releases > 0 ? [t('releasesKeep', { count: effect.releases })] : []),
  ];
  return (
    <section className={classes.preview} aria-label={t('preview')}>
      <Text size="sm" fw={620} mb={4}>
        {t('preview')}
      </Text>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
