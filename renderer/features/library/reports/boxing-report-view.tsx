import { Stack, Text } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { ReasonList } from '#renderer/ui/notices/reason-list.tsx';
import { BoxingReport } from '#schemas/contract/boxing.ts';

/** What boxing in bulk did: formulas with new drafts, those left alone, and those it could not box. */
export function BoxingReportView({ report }: { readonly report: unknown }) {
  const t = useText('jobs');
  const format = useFormat();
  const parsed = BoxingReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { boxed, symbols, incomplete, leftAlone, skipped, meanConfidence } = parsed.data;
  return (
    <Stack gap="lg">
      <Figures
        figures={[
          { name: t('boxedFormulas'), value: boxed, tone: 'good' },
          { name: t('boxedSymbols'), value: symbols, tone: 'good' },
          { name: t('boxedIncomplete'), value: incomplete, tone: 'attention' },
          { name: t('boxedBefore'), value: leftAlone.boxed },
          { name: t('boxedWithoutLatex'), value: leftAlone.withoutLatex },
        ]}
      />
      {meanConfidence !== null && (
        <Text size="sm" c="dimmed">
          {t('meanConfidence', { percent: format.number(Math.round(100 * meanConfidence)) })}
        </Text>
      )}
      {skipped.length > 0 && (
        <ReasonList reasons={skipped} hint={t('boxingSkipped', { count: skipped.length })} fileName="boxing-skipped" />
      )}
    </Stack>
  );
}
