import { Stack, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { ReasonList } from '#renderer/ui/notices/reason-list.tsx';
import { SynthesisReport } from '#schemas/contract/synthesis.ts';

/** What was drawn: pages and symbols, and formulas that could not be. */
export function SynthesisReportView({ report }: { readonly report: unknown }) {
  const t = useText('jobs');
  const parsed = SynthesisReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { asked, pages, symbols, skipped } = parsed.data;
  return (
    <Stack gap="lg">
      <Figures
        figures={[
          { name: t('drawnPages'), value: pages, tone: 'good' },
          { name: t('drawnSymbols'), value: symbols, tone: 'good' },
          { name: t('drawnBefore'), value: asked - pages - skipped.length },
        ]}
      />
      {skipped.length > 0 && (
        <ReasonList reasons={skipped} hint={t('drawnSkipped', { count: skipped.length })} fileName="synth-skipped" />
      )}
    </Stack>
  );
}
