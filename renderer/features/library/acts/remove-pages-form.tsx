import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ChosenPages, PageRemoval } from '#schemas/contract/library.ts';
import { useRemovePages } from './use-remove-pages.ts';

export interface RemovePagesFormProps {
  readonly pages: ChosenPages;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** What would go, and what stays and why, before anything does. */
export function RemovePagesForm({ pages, onDone, onCancel }: RemovePagesFormProps) {
  const t = useText('library');
  const [takesWorked, setTakesWorked] = useState(false);
  const removing = useRemovePages(onDone);
  const removal: PageRemoval = { pages, worked: takesWorked ? 'remove' : 'keep' };
  const preview = useQuery({ ...api.library.previewRemoval.queryOptions({ input: removal }), staleTime: 0 });
  const effect = preview.data;
  const isWorked = effect?.left.some(({ why }) => why === 'edited' || why === 'discussed' || why === 'filled');
  return (
    <Stack>
      <Text size="sm">{t('removeHint')}</Text>
      {effect !== undefined && (
        <>
          <Text size="sm" fw={600}>
            {effect.pages === 0
              ? t('removesNone')
              : `${t('removesPages', { count: effect.pages })} · ${t('removesFormulas', { count: effect.formulas })}`}
          </Text>
          {effect.left.map(({ why, count, examples }) => (
            <Text key={why} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {t(`stays-${why}`, { count, examples: examples.join(', ') })}
            </Text>
          ))}
        </>
      )}
      {(isWorked === true || takesWorked) && (
        <Checkbox
          label={t('removeWorked')}
          checked={takesWorked}
          onChange={(event) => setTakesWorked(event.currentTarget.checked)}
        />
      )}
      {preview.error !== null && <ErrorNotice error={shownErrorOf(preview.error)} />}
      <StoppableJob job={removing.job} onCancel={removing.cancel} />
      {removing.error !== null && <ErrorNotice error={shownErrorOf(removing.error)} />}
      <DialogActs onCancel={removing.job === null ? onCancel : null}>
        <Button
          color="red"
          loading={removing.isRunning}
          disabled={effect === undefined || effect.pages === 0}
          onClick={() => removing.start(removal)}
        >
          {t('removeDo', { count: effect?.pages ?? 0 })}
        </Button>
      </DialogActs>
    </Stack>
  );
}
