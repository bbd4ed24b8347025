import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { type Figure, Figures } from '#renderer/ui/counts/figures.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { TakenBackReport } from '#schemas/contract/annotation.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { ManyChangeReport, ManyOutcome, PageRemovalReport } from '#schemas/contract/library.ts';
import { SchemaChangeReport } from '#schemas/contract/schema-change.ts';
import type { OperationId } from '#schemas/domain/id.ts';

/** What a change of many, or of kinds, did, with its undo: also for whoever left the screen while it was made. */
export function ChangeReportView({ report }: { readonly report: unknown }) {
  const t = useText('jobs');
  const words = useText('library');
  const change = ManyChangeReport.safeParse(report);
  if (change.success) {
    const { operation, formulas, symbols, already, notSeen } = change.data;
    return (
      <Done
        operation={operation}
        figures={[
          { name: t('changedFormulas'), value: formulas, tone: 'good' },
          { name: t('changedSymbols'), value: symbols, tone: 'good' },
          { name: t('changedBefore'), value: already },
          { name: t('changedNotSeen'), value: notSeen, tone: 'attention' },
        ]}
      />
    );
  }
  const act = ManyOutcome.safeParse(report);
  if (act.success) {
    const { operation, changed, left } = act.data;
    return (
      <Done operation={operation} figures={[{ name: t('changedFormulas'), value: changed, tone: 'good' }]}>
        {left.map(({ why, count, examples }) => (
          <Text key={why} size="sm">
            {words(`left-${why}`, { count, examples: examples.join(', ') })}
          </Text>
        ))}
      </Done>
    );
  }
  const removal = PageRemovalReport.safeParse(report);
  if (removal.success) {
    const { operation, removed } = removal.data;
    return (
      <Done
        operation={operation}
        figures={[
          { name: t('removedPages'), value: removed.pages, tone: 'good' },
          { name: t('removedFormulas'), value: removed.formulas, tone: 'good' },
        ]}
      >
        {removed.left.map(({ why, count, examples }) => (
          <Text key={why} size="sm">
            {words(`stays-${why}`, { count, examples: examples.join(', ') })}
          </Text>
        ))}
      </Done>
    );
  }
  const takenBack = TakenBackReport.safeParse(report);
  if (takenBack.success) {
    return (
      <Done operation={takenBack.data.operation} figures={[]}>
        <Text size="sm">{t('takenBack')}</Text>
      </Done>
    );
  }
  const ofKinds = SchemaChangeReport.safeParse(report);
  if (!ofKinds.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { operation, effect } = ofKinds.data;
  return (
    <Done operation={operation} figures={[{ name: t('changedFormulas'), value: effect.rewritten, tone: 'good' }]} />
  );
}

interface DoneProps {
  readonly operation: OperationId | null;
  readonly figures: readonly Figure[];
  readonly children?: ReactNode;
}

function Done({ operation, figures, children }: DoneProps) {
  return (
    <Stack gap="lg">
      <Figures figures={figures} />
      {children}
      {operation !== null && <TakeBack operation={operation} />}
    </Stack>
  );
}

function TakeBack({ operation }: { readonly operation: OperationId }) {
  const common = useText('common');
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<{ readonly job: Job; readonly cancel: () => void } | null>(null);
  const undoing = useMutation({
    mutationFn: () => takeBack(operation, (job, cancel) => setProgress({ job, cancel })),
    onSettled: () => {
      setProgress(null);
      for (const queryKey of [api.library.key(), api.quotas.key()]) void queryClient.invalidateQueries({ queryKey });
    },
  });
  const refusal = undoing.data ?? null;
  return (
    <>
      {refusal !== null && refusal !== 'cancelled' && <ErrorNotice error={refusal} />}
      {refusal === 'cancelled' && <Text size="sm">{common('undoCancelled')}</Text>}
      <Group justify="flex-end">
        <StoppableJob job={progress?.job ?? null} onCancel={() => progress?.cancel()} />
        <Button
          variant="default"
          loading={undoing.isPending}
          disabled={undoing.isSuccess && refusal === null}
          onClick={() => undoing.mutate()}
        >
          {common(undoing.isSuccess && refusal === null ? 'undone' : 'undo')}
        </Button>
      </Group>
    </>
  );
}
