import { Stack, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { Release } from '#schemas/domain/release.ts';

/** What a job has frozen: the release by name, and how much is in it. */
export function FrozenView({ report }: { readonly report: unknown }) {
  const t = useText('releases');
  const jobs = useText('jobs');
  const parsed = Release.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{jobs('noReport')}</Text>;
  const { name, counts } = parsed.data;
  return (
    <Stack gap="lg">
      <Text>{t('frozen', { name })}</Text>
      <Figures
        figures={[
          { name: t('pages'), value: counts.pages, tone: 'plain' },
          { name: t('formulas'), value: counts.formulas, tone: 'plain' },
          { name: t('symbols'), value: counts.symbols, tone: 'plain' },
        ]}
      />
    </Stack>
  );
}
