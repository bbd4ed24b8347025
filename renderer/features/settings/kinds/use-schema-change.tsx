import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { type AwaitedJob, useAwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import { type SchemaChange, SchemaChangeReport } from '#schemas/contract/schema-change.ts';

/**
 * Changes kinds by one operation, and offers its one undo.
 *
 * @param saidOf says in a sentence what a change did
 */
export function useSchemaChange(
  saidOf: (change: SchemaChange) => string,
  onDone: () => void,
): AwaitedJob<SchemaChange> {
  const t = useText('settings');
  const jobs = useText('jobs');
  const queryClient = useQueryClient();
  const refresh = () => {
    const changed = [api.schema, api.quotas, api.requirements, api.library, api.project];
    for (const queried of changed) void queryClient.invalidateQueries({ queryKey: queried.key() });
  };
  const offerUndo = useOfferedUndo(takeBack, refresh);
  return useAwaitedJob<SchemaChange>((change) => client.schema.change(change), {
    onEnd: ({ state, report }, change) => {
      if (state === 'cancelled') notifications.show({ message: jobs('cancelled') });
      else {
        const { operation, effect } = SchemaChangeReport.parse(report);
        const message = effect.rewritten > 0 ? t('changedFormulas', { count: effect.rewritten }) : '';
        offerUndo(operation, { title: saidOf(change), message });
      }
      onDone();
    },
    onSettled: refresh,
  });
}
