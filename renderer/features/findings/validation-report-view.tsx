import { Alert, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { ReasonList } from '#renderer/ui/notices/reason-list.tsx';
import { ValidationReport } from '#schemas/contract/validation.ts';
import { findingKinds } from '#schemas/domain/finding.ts';

/** What a validation looked at and how much it found. */
export function ValidationReportView({ report }: { readonly report: unknown }) {
  const t = useText('findings');
  const parsed = ValidationReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { formulas, checked, findings, byKind, unseen } = parsed.data;
  const kinds = findingKinds.flatMap((kind) => {
    const value = byKind[kind] ?? 0;
    return value === 0 ? [] : [{ name: t(`kind-${kind}`), value }];
  });
  return (
    <Stack gap="lg">
      <Figures
        figures={[
          { name: t('formulas'), value: formulas },
          { name: t('checked'), value: checked },
          { name: t('found'), value: findings },
        ]}
      />
      {findings === 0 ? (
        <Alert color="teal" variant="light" icon={<IconCircleCheck size={18} />}>
          {t('emptySentence')}
        </Alert>
      ) : (
        <Figures figures={kinds} />
      )}
      {unseen.length > 0 && (
        <ReasonList reasons={unseen} hint={t('unseen', { count: unseen.length })} fileName="validation" />
      )}
    </Stack>
  );
}
