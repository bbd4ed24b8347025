import { Button, CopyButton, Drawer, Group, Loader, Select, Stack, Tabs, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useReleaseTitle, useSplitName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { saveFile } from '#renderer/ui/csv/save-file.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ReleaseSummary } from '#schemas/contract/releases.ts';
import { ReleaseId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import { SplitView } from '../split/split-view.tsx';
import { ClassMapTable } from './class-map-table.tsx';
import { DifferenceView } from './difference-view.tsx';
import { HealthView } from './health-view.tsx';
import { ItemsBehindFigures } from './items-behind.tsx';

export interface ReleaseDetailProps {
  readonly release: Release | null;
  readonly releases: readonly z.infer<typeof ReleaseSummary>[];
  readonly onClose: () => void;
}

/** Everything that is to be known of one release: its split, health, difference to others, classes and card. */
export function ReleaseDetail({ release, releases, onClose }: ReleaseDetailProps) {
  const format = useFormat();
  const titleOf = useReleaseTitle();
  const splitName = useSplitName();
  const splits = useQuery(api.releases.splits.queryOptions());
  const split = splits.data?.find((one) => one.split.id === release?.split)?.split;
  return (
    <Drawer
      opened={release !== null}
      onClose={onClose}
      position="right"
      size={900}
      title={release === null ? '' : titleOf(release)}
    >
      {release !== null && (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {format.dateTime(release.createdAt)} · <span className="mono">{release.contentSha256.slice(0, 12)}</span>
            {split && ` · ${splitName(split.name)}`}
          </Text>
          {release.note !== '' && <Text size="sm">{release.note}</Text>}
          <ItemsBehindFigures>
            <DetailTabs release={release} releases={releases} />
          </ItemsBehindFigures>
        </Stack>
      )}
    </Drawer>
  );
}

function DetailTabs({ release, releases }: { readonly release: Release } & Pick<ReleaseDetailProps, 'releases'>) {
  const t = useText('releases');
  const report = useQuery(api.releases.report.queryOptions({ input: { release: release.id }, staleTime: Infinity }));
  const waiting =
    report.error === null ? (
      <Group justify="center" p="xl">
        <Loader size="sm" />
      </Group>
    ) : (
      <ErrorNotice error={shownErrorOf(report.error)} onRetry={() => void report.refetch()} />
    );
  return (
    <Tabs defaultValue="split" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="split">{t('split')}</Tabs.Tab>
        <Tabs.Tab value="health">{t('health')}</Tabs.Tab>
        <Tabs.Tab value="difference">{t('difference')}</Tabs.Tab>
        <Tabs.Tab value="classes">{t('classMap')}</Tabs.Tab>
        <Tabs.Tab value="card">{t('card')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="split">
        {report.data ? <SplitView view={report.data.split} release={release} /> : waiting}
      </Tabs.Panel>
      <Tabs.Panel value="health">
        {report.data ? <HealthView health={report.data.health} split={report.data.split} release={release} /> : waiting}
      </Tabs.Panel>
      <Tabs.Panel value="difference">
        <DifferenceTab release={release} releases={releases} />
      </Tabs.Panel>
      <Tabs.Panel value="classes">
        {report.data ? (
          <ClassMapTable health={report.data.health} release={release.id} fileName={`classes-${release.number}`} />
        ) : (
          waiting
        )}
      </Tabs.Panel>
      <Tabs.Panel value="card">
        <Card release={release} />
      </Tabs.Panel>
    </Tabs>
  );
}

function DifferenceTab({ release, releases }: { readonly release: Release } & Pick<ReleaseDetailProps, 'releases'>) {
  const t = useText('releases');
  const titleOf = useReleaseTitle();
  const others = releases.map((one) => one.release).filter(({ id }) => id !== release.id);
  const before = others.filter(({ number }) => number < release.number).toSorted((a, b) => b.number - a.number)[0];
  const [other, setOther] = useState<ReleaseId | null>(before?.id ?? others[0]?.id ?? null);
  const difference = useQuery({
    ...api.releases.difference.queryOptions({
      input: { from: other ?? release.id, to: release.id },
      staleTime: Infinity,
    }),
    enabled: other !== null,
  });
  if (other === null) return <Text c="dimmed">{t('noOtherRelease')}</Text>;
  return (
    <Stack>
      <Select
        label={t('compareWith')}
        maw={560}
        allowDeselect={false}
        data={others.map((one) => ({ value: one.id as string, label: titleOf(one) }))}
        value={other}
        onChange={(value) => setOther(ReleaseId.parse(value))}
      />
      {difference.error !== null && <ErrorNotice error={shownErrorOf(difference.error)} />}
      {difference.data && <DifferenceView difference={difference.data} />}
    </Stack>
  );
}

function Card({ release }: { readonly release: Release }) {
  const t = useText('releases');
  const common = useText('common');
  const card = useQuery(api.releases.card.queryOptions({ input: { release: release.id }, staleTime: Infinity }));
  if (!card.data) return null;
  const { markdown } = card.data;
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('cardSentence')}
        </Text>
        <Group gap="xs">
          <CopyButton value={markdown}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? common('copied') : common('copy')}
              </Button>
            )}
          </CopyButton>
          <Button size="compact-sm" variant="default" onClick={() => saveFile('README.md', 'text/markdown', markdown)}>
            {common('save')}
          </Button>
        </Group>
      </Group>
      <Textarea
        readOnly
        autosize
        aria-label={t('card')}
        value={markdown}
        styles={{ input: { fontFamily: 'var(--mono)', fontSize: 12 } }}
      />
    </Stack>
  );
}
