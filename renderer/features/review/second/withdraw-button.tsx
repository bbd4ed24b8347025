import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import type { SecondSampleId } from '#schemas/domain/id.ts';
import { useRefreshReview } from '../use-refresh-review.ts';

export interface WithdrawButtonProps {
  readonly sample: SecondSampleId;
  /** Second annotations that are still to be done. */
  readonly open: number;
  readonly onWithdrawn: () => void;
}

/** Takes away what of a sample is still to be done; undo brings it back. */
export function WithdrawButton({ sample, open, onWithdrawn }: WithdrawButtonProps) {
  const t = useText('review');
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const offerUndo = useOfferedUndo(takeBack, useRefreshReview());
  const withdraw = useMutation({
    mutationFn: () => client.second.withdraw({ sample }),
    onSuccess: async ({ operation, withdrawn }) => {
      offerUndo(operation, { title: t('withdrawnTitle'), message: t('withdrawn', { count: withdrawn }) });
      onWithdrawn();
      await queryClient.invalidateQueries({ queryKey: api.second.key() });
    },
    onError: (error) => showFailure(shownErrorOf(error)),
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArrowBackUp size={14} />}
      loading={withdraw.isPending}
      onClick={() => withdraw.mutate()}
    >
      {t('withdraw', { count: open })}
    </Button>
  );
}
