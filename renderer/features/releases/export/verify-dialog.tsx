import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FolderPicker } from '#renderer/ui/folders/folder-picker.tsx';
import { lastPicked } from '#renderer/ui/folders/use-folder-choice.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { exportsPurpose } from './export-folder-name.ts';

/** Picks the export that is read again and proved: its folder, or its zip file. */
export function VerifyDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useText('releases');
  const showFailure = useFailureNotice();
  const starting = useMutation(
    api.releases.startVerify.mutationOptions({
      // By the job's id: the notice of its end takes its place.
      onSuccess: ({ job }) => notifications.show({ id: job, message: t('verifyStarted') }),
      onError: (error) => showFailure(shownErrorOf(error)),
    }),
  );
  return (
    <FolderPicker
      opened={opened}
      title={t('verifyPick')}
      actionLabel={t('verifyDo')}
      folders={folders}
      pick="folder"
      canMake={false}
      start={lastPicked(exportsPurpose)?.id ?? null}
      onClose={onClose}
      onPick={({ id }) => {
        starting.mutate({ folder: id, name: null });
        onClose();
      }}
      files={{
        suffix: '.zip',
        onPick: ({ id }, name) => {
          starting.mutate({ folder: id, name });
          onClose();
        },
      }}
    />
  );
}
