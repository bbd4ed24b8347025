import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import classes from '../dialog-footer.module.css';
import { SplitView } from '../split/split-view.tsx';
import { areComplete, type FreezeChoices, freezeOptionsOf } from './freeze-choices.ts';
import { FreezeFields } from './freeze-fields.tsx';
import { FrozenScope } from './frozen-scope.tsx';
import { useFirstFreezeChoices } from './use-first-freeze-choices.ts';
import { useFreeze } from './use-freeze.ts';

export interface FreezeDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Hears that nothing of it is left, and that what opened it has the keyboard again, if it is still there. */
  readonly onClosed: () => void;
}

/** Freezes the accepted state; shows before how its split would lie. */
export function FreezeDialog({ opened, onClose, onClosed }: FreezeDialogProps) {
  const t = useText('releases');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      title={t('freezeTitle')}
      size={760}
      yOffset="2dvh"
    >
      <FreezeForm onClose={onClose} />
    </Modal>
  );
}

function FreezeForm({ onClose }: Pick<FreezeDialogProps, 'onClose'>) {
  const first = useFirstFreezeChoices();
  return first && <ChosenFreeze first={first} onClose={onClose} />;
}

/** What was asked for comes into sight, however much is unfolded above it. */
function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'start' });
}

interface ChosenFreezeProps extends Pick<FreezeDialogProps, 'onClose'> {
  readonly first: FreezeChoices;
}

function ChosenFreeze({ first, onClose }: ChosenFreezeProps) {
  const t = useText('releases');
  const common = useText('common');
  const [choices, setChoices] = useState(first);
  const previewing = useMutation(api.releases.previewSplit.mutationOptions());
  const freezing = useFreeze(onClose);
  const failure = freezing.error ?? previewing.error;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('freezeSentence')}
      </Text>
      <FreezeFields
        isFirst
        choices={choices}
        onChange={(changed) => {
          previewing.reset();
          setChoices(changed);
        }}
      />
      {previewing.data && (
        <div ref={scrollTo} className={classes.shown}>
          <SplitView view={previewing.data} />
        </div>
      )}
      <div className={classes.footer}>
        <FrozenScope choices={choices} preview={previewing.data ?? null} />
        {failure !== null && <ErrorNotice error={shownErrorOf(failure)} />}
        {freezing.wasCancelled && <Text size="sm">{t('freezeCancelled')}</Text>}
        {freezing.job !== null && <JobProgress job={freezing.job} />}
        <Group justify="space-between">
          <Button
            variant="light"
            disabled={!areComplete(choices) || freezing.isRunning}
            loading={previewing.isPending}
            onClick={() => previewing.mutate(freezeOptionsOf(choices))}
          >
            {t('previewSplit')}
          </Button>
          {freezing.isRunning ? (
            <Group gap="xs">
              <Button variant="default" loading={freezing.isCancelling} onClick={freezing.cancel}>
                {common('cancel')}
              </Button>
              <Button onClick={onClose}>{t('background')}</Button>
            </Group>
          ) : (
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {common('cancel')}
              </Button>
              <Button disabled={!areComplete(choices)} onClick={() => freezing.start(freezeOptionsOf(choices))}>
                {t('freezeDo')}
              </Button>
            </Group>
          )}
        </Group>
      </div>
    </Stack>
  );
}
