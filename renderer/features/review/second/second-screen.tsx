import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconDice3, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type FormulaId, type PageId, SecondAnnotationId, SecondSampleId } from '#schemas/domain/id.ts';
import { secondStates } from '#schemas/domain/second-annotation.ts';
import { AgreementTables } from './agreement-tables.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { OpenList } from './open-list.tsx';
import { type CountedPairs, PairList } from './pair-list.tsx';
import { ResolveView } from './resolve-view.tsx';
import classes from './second-screen.module.css';
import { WithdrawButton } from './withdraw-button.tsx';

export interface SecondScreenProps {
  readonly schema: ProjectSchema;
  /** Second annotation that is being resolved; null: none. */
  readonly chosen: string | null;
  readonly onChoose: (second: string | null) => void;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

/** Samples that are annotated twice, how far the two agree, and what is to be decided between them. */
export function SecondScreen({ schema, chosen, onChoose, onOpenPage }: SecondScreenProps) {
  const t = useText('review');
  const format = useFormat();
  const { can } = useSession();
  const [sample, setSample] = useState<SecondSampleId | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const [counted, setCounted] = useState<CountedPairs | null>(null);
  const [chosenState, setShownState] = useState<SecondState | null>(null);
  const pairs = useRef<HTMLDivElement>(null);
  const showPairs = (of: CountedPairs | null) => {
    setCounted(of);
    pairs.current?.scrollIntoView({ block: 'start' });
  };
  const samples = useQuery(api.second.samples.queryOptions());
  const agreement = useQuery(api.second.agreement.queryOptions({ input: { sample } }));
  const second = SecondAnnotationId.safeParse(chosen);
  if (second.success) {
    return (
      <ResolveView
        key={second.data}
        second={second.data}
        schema={schema}
        onBack={() => onChoose(null)}
        onNext={onChoose}
        onOpenPage={onOpenPage}
      />
    );
  }
  const failure = samples.error ?? agreement.error;
  if (failure !== null) {
    return (
      <div className={classes.screen}>
        <ErrorNotice
          error={shownErrorOf(failure)}
          onRetry={() => {
            void samples.refetch();
            void agreement.refetch();
          }}
        />
      </div>
    );
  }
  if (samples.data === undefined) return null;
  const drawing = <DrawDialog isOpen={isDrawing} schema={schema} onClose={() => setDrawing(false)} />;
  const draw = can('lead') && (
    <Button leftSection={<IconDice3 size={16} />} onClick={() => setDrawing(true)}>
      {t('draw')}
    </Button>
  );
  if (samples.data.samples.length === 0) {
    return (
      <>
        <EmptyState
          icon={<IconUsersGroup size={36} stroke={1.4} />}
          title={t('samplesNone')}
          sentence={`${t('secondIntro')} ${t(can('lead') ? 'samplesNoneSentence' : 'samplesByLead')}`}
          actions={draw}
        />
        {drawing}
      </>
    );
  }
  // A single sample needs no choosing.
  const [only, ...others] = samples.data.samples;
  const shown = sample ?? (others.length === 0 ? (only?.sample.id ?? null) : null);
  const sums = sumOf(samples.data.samples.filter((each) => shown === null || each.sample.id === shown));
  const shownState = chosenState ?? (sums.submitted === 0 && sums.open > 0 ? 'open' : 'submitted');
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <Select
          size="sm"
          w={420}
          aria-label={t('samples')}
          placeholder={t('allSamples')}
          clearable
          data={samples.data.samples.map((each) => ({
            value: each.sample.id as string,
            label: `${format.date(each.sample.drawnAt)} · ${t('sampleFacts', {
              share: Math.round(each.sample.share * 100),
              population: format.number(each.sample.population),
              seed: each.sample.seed,
            })}`,
          }))}
          value={sample}
          onChange={(id) => setSample(id === null ? null : SecondSampleId.parse(id))}
        />
        {can('lead') && shown !== null && sums.open > 0 && (
          <WithdrawButton sample={shown} open={sums.open} onWithdrawn={() => setSample(null)} />
        )}
        <span className={classes.draw}>{draw}</span>
      </div>
      {/* What has to be decided stands before the figures, and in sight again where one of them leads to it. */}
      <div ref={pairs}>
        {counted === null && (
          <SegmentedControl
            size="xs"
            aria-label={t('secondStates')}
            value={shownState}
            onChange={setShownState}
            data={secondStates.map((state) => ({
              value: state,
              label: `${t(stateKeys[state])} · ${format.number(sums[state])}`,
            }))}
          />
        )}
        {counted === null && shownState === 'open' ? (
          <OpenList sample={sample} schema={schema} onOpenPage={onOpenPage} />
        ) : (
          <PairList
            sample={sample}
            state={shownState === 'open' ? 'submitted' : shownState}
            of={counted}
            onAll={() => setCounted(null)}
            schema={schema}
            onChoose={onChoose}
          />
        )}
      </div>
      {agreement.data !== undefined && (
        <AgreementTables
          report={agreement.data}
          schema={schema}
          onShow={showPairs}
          onShowOpen={() => {
            setShownState('open');
            showPairs(null);
          }}
        />
      )}
      {drawing}
    </div>
  );
}

type SecondState = (typeof secondStates)[number];
const stateKeys = { open: 'secondsToDo', submitted: 'pairsToResolve', resolved: 'pairsResolved' } as const;

function sumOf(progress: readonly { readonly open: number; readonly submitted: number; readonly resolved: number }[]) {
  const total = { open: 0, submitted: 0, resolved: 0 };
  for (const { open, submitted, resolved } of progress) {
    total.open += open;
    total.submitted += submitted;
    total.resolved += resolved;
  }
  return total;
}
