import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import type { OperationId } from '#schemas/domain/id.ts';

/** Long enough to read what happened and think again. */
const noticeMs = 20_000;

/** Changes kinds by one operation, and offers its one undo. */
export function useSchemaChange() {
  const t = useText('settings');
  const common = useText('common');
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const refresh = () =>
    Promise.all(
      [api.schema.key(), api.quotas.key(), api.requirements.key(), api.library.key(), api.project.key()].map(
        (queryKey) => queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const takeBack = async (operation: OperationId, notice: string) => {
    notifications.hide(notice);
    try {
      await client.annotation.undo({ operation });
      notifications.show({ message: common('undone') });
    } catch (error) {
      showFailure(shownErrorOf(error));
    }
    await refresh();
  };
  return useMutation({
    mutationFn: (change: SchemaChange) => client.schema.change(change),
    onSuccess: ({ operation, effect }) => {
      const notice = `change ${operation}`;
      notifications.show({
        id: notice,
        autoClose: noticeMs,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <span>{effect.rewritten > 0 ? t('changedFormulas', { count: effect.rewritten }) : t('saved')}</span>
            <Button size="compact-sm" variant="light" onClick={() => void takeBack(operation, notice)}>
              {common('undo')}
            </Button>
          </Group>
        ),
      });
    },
    onSettled: refresh,
  });
}
