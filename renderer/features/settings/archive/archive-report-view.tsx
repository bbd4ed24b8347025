import { Stack, Text } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { PathText } from '#renderer/ui/folders/path-text.tsx';
import { ArchiveReport } from '#schemas/contract/archives.ts';

/** What an archive holds, and where it lies. */
export function ArchiveReportView({ report }: { readonly report: unknown }) {
  const t = useText('settings');
  const format = useFormat();
  const parsed = ArchiveReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { path, bytes, documents, beside, media } = parsed.data;
  return (
    <Stack gap="sm">
      <Figures
        figures={[
          { name: t('archivePages'), value: documents['page'] ?? 0, tone: 'good' },
          { name: t('archiveFormulas'), value: documents['formula'] ?? 0, tone: 'good' },
          { name: t('archiveMedia'), value: media, tone: 'good' },
          { name: t('archiveActs'), value: beside['history/operation'] ?? 0, tone: 'good' },
          { name: t('archiveReleases'), value: beside['releases/release'] ?? 0, tone: 'good' },
        ]}
      />
      <PathText path={path} />
      <Text size="sm" c="dimmed">
        {t('archiveDone', { bytes: format.bytes(bytes) })}
      </Text>
    </Stack>
  );
}
