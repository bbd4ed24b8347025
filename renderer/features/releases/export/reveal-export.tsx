import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { revealExport } from '#renderer/transport/desktop/reveal.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { JobId } from '#schemas/domain/id.ts';

/** Shows what an export wrote in the file manager, where the window can. */
export function RevealExport({ job }: { readonly job: JobId }) {
  const t = useText('desktop');
  const showFailure = useFailureNotice();
  const revealing = useMutation({
    mutationFn: async () => (await revealExport?.(job)) ?? true,
    onSuccess: (isThere) => {
      if (!isThere) showFailure({ code: 'not-found', message: t('notThereSentence'), parameters: {} });
    },
  });
  if (revealExport === null) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      mt={8}
      leftSection={<IconFolderOpen size={15} />}
      onClick={() => revealing.mutate()}
    >
      {t('showInFolder')}
    </Button>
  );
}
