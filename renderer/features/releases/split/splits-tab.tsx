import { Badge, Button, Card, Group, Loader, Stack, Text, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { z } from 'zod';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useReleaseName, useSplitName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FigureSentence } from '#renderer/ui/counts/figure-sentence.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { TestDrift } from '#schemas/contract/release-reports.ts';
import type { ReleaseSummary, SplitSummary } from '#schemas/contract/releases.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { FrozenSentence, ItemsBehindFigures } from '../detail/items-behind.tsx';
import { SplitBar } from './split-bar.tsx';
import { useRuleSentence } from './use-rule-sentence.ts';

/** Releases of a split that are named. */
const mostReleases = 8;

export interface SplitsTabProps {
  readonly releases: readonly z.infer<typeof ReleaseSummary>[];
}

/** The splits of the project: their rules, what stands where, and their locked test sets. */
export function SplitsTab({ releases }: SplitsTabProps) {
  const t = useText('releases');
  const splits = useQuery(api.releases.splits.queryOptions());
  return (
    <Stack p="0 24px 32px" gap="md" maw={980}>
      <Text size="sm" c="dimmed">
        {t('splitsSentence')}
      </Text>
      <ItemsBehindFigures>
        {splits.data?.map((summary) => (
          <SplitCard key={summary.split.id} summary={summary} releases={releases} />
        ))}
      </ItemsBehindFigures>
    </Stack>
  );
}

function SplitCard({ summary, releases }: SplitsTabProps & { readonly summary: SplitSummary }) {
  const t = useText('releases');
  const words = useText('status');
  const splitName = useSplitName();
  const ruleSentence = useRuleSentence();
  const releaseName = useReleaseName();
  const format = useFormat();
  const show = useShowInLibrary();
  const { split, pages, groups, testVersions } = summary;
  const locked = testVersions.at(-1);
  const nameOfRelease = (id: ReleaseId) => {
    const name = releases.find(({ release }) => release.id === id)?.release.name;
    return name === undefined ? '–' : releaseName(name);
  };
  const own = releases
    .map(({ release }) => release)
    .filter((release) => release.split === split.id)
    .toSorted((a, b) => b.number - a.number);
  return (
    <Card withBorder radius="md" padding="md">
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <Text fw={600}>{splitName(split.name)}</Text>
          {locked && (
            <Badge variant="light" leftSection={<IconLock size={11} />} tt="none">
              {t('testSetVersion', { number: locked.number })}
            </Badge>
          )}
        </Group>
        <LockActions summary={summary} releases={releases} />
      </Group>
      <SplitBar bySide={pages} />
      <Text size="xs" c="dimmed" mt={4}>
        {ruleSentence(split)}
      </Text>
      {own.length > 0 && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('releasesOfSplit', {
            releases: [
              ...own.slice(0, mostReleases).map(({ number, name }) => `${number} · ${releaseName(name)}`),
              ...(own.length > mostReleases ? ['…'] : []),
            ].join('; '),
          })}
        </Text>
      )}
      <Text size="sm" mt="xs">
        {splitSides.map((side, place) => (
          <Fragment key={side}>
            {place > 0 && ' · '}
            <FigureSentence
              onShow={
                show && pages[side] > 0 ? () => show({ tab: 'pages', split: split.id, sides: [side] }) : undefined
              }
            >
              {`${words(side)}: ${t('pagesInGroups', { pages: t('countPages', { count: pages[side] }), groups: t('groupsTitle', { count: groups[side] }) })}`}
            </FigureSentence>
          </Fragment>
        ))}
      </Text>
      {locked && <Drift split={split.id} />}
      {testVersions.length > 0 && (
        <Stack gap={2} mt="sm">
          {testVersions.toReversed().map(({ number, lockedAt, note, release }) => (
            <Text key={number} size="xs" c="dimmed">
              {t('lockedLine', {
                number,
                when: format.dateTime(lockedAt),
                release: nameOfRelease(release),
              })}
              {note !== '' && ` ${note}`}
            </Text>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Drift({ split }: { readonly split: SplitSummary['split']['id'] }) {
  const t = useText('releases');
  const drift = useQuery(api.releases.testDrift.queryOptions({ input: { split } }));
  if (!drift.data) return null;
  const { version, changed, gone, came, renamedClasses, formulas, regionsAlone, pages } = drift.data;
  const counted = [
    {
      figure: { of: 'formulas', side: 'test' } as const,
      count: formulas,
      text: t('countFormulas', { count: formulas }),
    },
    {
      figure: { of: 'regions-alone', side: 'test' } as const,
      count: regionsAlone,
      text: t('regionsAmongThem', { count: regionsAlone }),
    },
    { figure: { of: 'pages', side: 'test' } as const, count: pages, text: t('countPages', { count: pages }) },
  ].filter(({ count }) => count > 0);
  const isAsLocked = isUnchanged(drift.data);
  return (
    <Text size="sm" mt="xs" {...(isAsLocked ? { c: 'dimmed' } : {})}>
      {t('lockedTestSet')}{' '}
      {counted.map(({ figure, count, text }, place) => (
        <Fragment key={figure.of}>
          {place > 0 && ' · '}
          <FrozenSentence release={version.release} figure={figure} count={count}>
            {text}
          </FrozenSentence>
        </Fragment>
      ))}
      {'. '}
      {isAsLocked ? t('noDrift') : t('drift', countsOf(drift.data))}{' '}
      {!isAsLocked && (
        <Text span size="xs" c="dimmed">
          {[...changed, ...gone, ...came, ...renamedClasses].slice(0, 5).join(', ')}
        </Text>
      )}
    </Text>
  );
}

function isUnchanged({ changed, gone, came, renamedClasses }: TestDrift): boolean {
  return changed.length + gone.length + came.length + renamedClasses.length === 0;
}

/** What a correction would take over, in numbers. */
function countsOf({ changed, gone, came, renamedClasses }: TestDrift) {
  return { changed: changed.length, gone: gone.length, came: came.length, classes: renamedClasses.length };
}

function LockActions({ summary, releases }: SplitsTabProps & { readonly summary: SplitSummary }) {
  const t = useText('releases');
  const releaseName = useReleaseName();
  const splitName = useSplitName();
  const common = useText('common');
  const { can } = useSession();
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const refresh = {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.releases.key() }),
    onError: (error: unknown) => showFailure(shownErrorOf(error)),
  };
  const locking = useMutation(api.releases.lockTest.mutationOptions(refresh));
  const correcting = useMutation(
    api.releases.correctTest.mutationOptions({
      ...refresh,
      onSuccess: ({ release, version: { number }, changed, gone, came }) => {
        refresh.onSuccess();
        const counts = { changed: changed.length, gone: gone.length, came: came.length };
        notifications.show({
          message: t('correctedSentence', {
            release: t('releaseNumbered', { number: release.number }),
            number,
            ...counts,
          }),
        });
      },
    }),
  );
  const isLocked = summary.testVersions.length > 0;
  const drift = useQuery(
    api.releases.testDrift.queryOptions({ input: { split: summary.split.id }, enabled: isLocked && can('lead') }),
  );
  if (!can('lead')) return null;
  const newest = releases
    .map(({ release }) => release)
    .filter((release) => release.split === summary.split.id)
    .toSorted((a, b) => b.number - a.number)[0];
  const ask = (title: string, confirm: string, sentence: string, run: (note: string) => void) => {
    let note = '';
    modals.openConfirmModal({
      title,
      children: (
        <Stack gap="sm">
          <Text size="sm">{sentence}</Text>
          <Textarea
            data-autofocus
            label={t('note')}
            description={t('testNoteHint')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4000}
            onChange={(event) => {
              note = event.currentTarget.value;
            }}
          />
        </Stack>
      ),
      labels: { confirm, cancel: common('cancel') },
      onConfirm: () => run(note.trim()),
    });
  };
  // Not as loading, which switches the button off: the question gives the keyboard back to it.
  const isBusy = drift.isFetching || locking.isPending || correcting.isPending;
  const waiting = {
    leftSection: isBusy ? <Loader size={12} /> : <IconLock size={14} />,
    'aria-busy': isBusy,
    'aria-disabled': isBusy,
  };
  if (isLocked) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        {...waiting}
        aria-label={`${t('correctTest')}: ${splitName(summary.split.name)}`}
        onClick={async () => {
          if (isBusy) return;
          // What is said must be what is done: others may have worked on the test set since it was last counted.
          const { data, error } = await drift.refetch();
          if (error) showFailure(shownErrorOf(error));
          else if (data) {
            const { number } = data.version;
            const sentence = isUnchanged(data) ? t('correctNothing', { number }) : t('correctSentence', countsOf(data));
            ask(t('correctTitle'), t('correctTest'), sentence, (note) =>
              correcting.mutate({ split: summary.split.id, note }),
            );
          }
        }}
      >
        {t('correctTest')}
      </Button>
    );
  }
  if (!newest) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      {...waiting}
      aria-label={`${t('lockTest')}: ${splitName(summary.split.name)}`}
      onClick={() =>
        isBusy ||
        ask(t('lockTest'), t('lockTest'), t('lockSentence', { name: releaseName(newest.name) }), (note) =>
          locking.mutate({ release: newest.id, note }),
        )
      }
    >
      {t('lockTest')}
    </Button>
  );
}
