import { Alert, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { DuplicateReport } from '#schemas/contract/duplicates.ts';

/** What a comparison of all pictures found. */
export function DuplicateReportView({ report }: { readonly report: unknown }) {
  const t = useText('duplicates');
  const jobs = useText('jobs');
  const parsed = DuplicateReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{jobs('noReport')}</Text>;
  const { found, most } = parsed.data;
  if (found === null) {
    return (
      <Alert color="yellow" variant="light" icon={<IconInfoCircle size={18} />}>
        {t('tooMany', { most })}
      </Alert>
    );
  }
  return (
    <Figures
      figures={[
        { name: t('foundPages'), value: found.pages },
        { name: t('foundGroups'), value: found.groups },
      ]}
    />
  );
}
