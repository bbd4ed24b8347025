import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ManyChangeReport } from '#schemas/contract/library.ts';
import type { OperationId } from '#schemas/domain/id.ts';

/** What a change of many did, with its undo: also for whoever left the screen while it was made. */
export function ChangeReportView({ report }: { readonly report: unknown }) {
  const t = useText('jobs');
  const parsed = ManyChangeReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { operation, formulas, symbols, already, notSeen } = parsed.data;
  return (
    <Stack gap="lg">
      <Figures
        figures={[
          { name: t('changedFormulas'), value: formulas, tone: 'good' },
          { name: t('changedSymbols'), value: symbols, tone: 'good' },
          { name: t('changedBefore'), value: already },
          { name: t('changedNotSeen'), value: notSeen, tone: 'attention' },
        ]}
      />
      {operation !== null && <TakeBack operation={operation} />}
    </Stack>
  );
}

function TakeBack({ operation }: { readonly operation: OperationId }) {
  const common = useText('common');
  const queryClient = useQueryClient();
  const undoing = useMutation({
    mutationFn: () => client.annotation.undo({ operation }),
    onSettled: () => {
      for (const queryKey of [api.library.key(), api.quotas.key()]) void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <>
      {undoing.error !== null && <ErrorNotice error={shownErrorOf(undoing.error)} />}
      <Group justify="flex-end">
        <Button
          variant="default"
          loading={undoing.isPending}
          disabled={undoing.isSuccess}
          onClick={() => undoing.mutate()}
        >
          {common(undoing.isSuccess ? 'undone' : 'undo')}
        </Button>
      </Group>
    </>
  );
}
