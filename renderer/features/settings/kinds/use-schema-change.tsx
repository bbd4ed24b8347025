import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { type AwaitedJob, useAwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { showUndoNotice } from '#renderer/ui/notices/undo-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { type SchemaChange, SchemaChangeReport } from '#schemas/contract/schema-change.ts';
import type { OperationId } from '#schemas/domain/id.ts';

/** Changes kinds by one operation, and offers its one undo. */
export function useSchemaChange(onDone: () => void): AwaitedJob<SchemaChange> {
  const t = useText('settings');
  const common = useText('common');
  const jobs = useText('jobs');
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const refresh = () =>
    Promise.all(
      [api.schema.key(), api.quotas.key(), api.requirements.key(), api.library.key(), api.project.key()].map(
        (queryKey) => queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const takeBack = async (operation: OperationId) => {
    try {
      await client.annotation.undo({ operation });
      notifications.show({ message: common('undone') });
    } catch (error) {
      showFailure(shownErrorOf(error));
    }
    await refresh();
  };
  return useAwaitedJob<SchemaChange>((change) => client.schema.change(change), {
    onEnd: ({ state, report }) => {
      if (state === 'cancelled') notifications.show({ message: jobs('cancelled') });
      else {
        const { operation, effect } = SchemaChangeReport.parse(report);
        showUndoNotice({
          id: `change ${operation}`,
          title: effect.rewritten > 0 ? t('changedFormulas', { count: effect.rewritten }) : t('saved'),
          message: '',
          undo: common('undo'),
          onUndo: () => void takeBack(operation),
        });
      }
      onDone();
    },
    onSettled: () => void refresh(),
  });
}
