import { Alert, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { ReasonList } from '#renderer/ui/notices/reason-list.tsx';
import { DoctorReport } from '#schemas/contract/project.ts';

/** What a health check looked at and found. */
export function DoctorReportView({ report }: { readonly report: unknown }) {
  const t = useText('settings');
  const parsed = DoctorReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { checked, findings } = parsed.data;
  return (
    <Stack gap="lg">
      <Figures
        figures={[
          { name: t('checkedDocuments'), value: checked.documents },
          { name: t('checkedCounters'), value: checked.counters },
          { name: t('checkedMedia'), value: checked.media },
        ]}
      />
      {findings.length === 0 ? (
        <Alert color="teal" variant="light" icon={<IconCircleCheck size={18} />}>
          {t('healthGood')}
        </Alert>
      ) : (
        <ReasonList
          reasons={findings.map((reason) => ({ source: '', reason }))}
          hint={t('healthFindings', { count: findings.length })}
          fileName="health-check"
        />
      )}
    </Stack>
  );
}
