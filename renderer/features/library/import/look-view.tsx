import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { keyed } from '#renderer/ui/keyed.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ImportLook, ReasonGroup } from '#schemas/contract/import-look.ts';
import type { ImportChoices } from './import-choices.ts';
import { useFormatName } from './import-formats.ts';
import classes from './look-view.module.css';
import type { Looking } from './use-look.ts';

export interface LookViewProps {
  readonly looking: Looking;
  /** What would become of what repeats a locked test set. */
  readonly testRepeats: ImportChoices['testRepeats'];
  readonly onStop: () => void;
}

/** What an import would find: shown before it starts. */
export function LookView({ looking, testRepeats, onStop }: LookViewProps) {
  const t = useText('imports');
  switch (looking.kind) {
    case 'none':
      return null;
    case 'looking':
      return (
        <div className={classes.look}>
          <JobProgress job={looking} />
          <Group justify="flex-end" mt="xs">
            <Button size="compact-sm" variant="default" onClick={onStop}>
              {t('lookStop')}
            </Button>
          </Group>
        </div>
      );
    case 'stopped':
      return (
        <Text size="sm" c="dimmed">
          {t('lookStopped')}
        </Text>
      );
    case 'refused':
      return <ErrorNotice error={looking.error} />;
    case 'found':
      return looking.look.archive === null ? (
        <FoundSources look={looking.look} testRepeats={testRepeats} />
      ) : (
        <FoundArchive archive={looking.look.archive} />
      );
  }
}

interface FoundSourcesProps extends Pick<LookViewProps, 'testRepeats'> {
  readonly look: ImportLook;
}

function FoundSources({ look, testRepeats }: FoundSourcesProps) {
  const t = useText('imports');
  const format = useFormat();
  const nameOfFormat = useFormatName();
  const { formats, alreadyThere, repeated, leftOut, heldOut, notices } = look;
  const isEmpty = formats.length === 0;
  return (
    <section className={classes.look} aria-label={t('lookFound')}>
      <Stack gap="sm">
        {isEmpty && (
          <Text size="sm" fw={600}>
            {t('lookNothing')}
          </Text>
        )}
        <Table verticalSpacing={5} className="figures" hidden={isEmpty}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lookFound')}</Table.Th>
              <Table.Th ta="right">{t('lookSources')}</Table.Th>
              <Table.Th ta="right">{t('lookWithTruth')}</Table.Th>
              <Table.Th ta="right">{t('lookWithout')}</Table.Th>
              <Table.Th ta="right">{t('lookSize')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {formats.map(({ format: name, sources, withTruth, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td>{nameOfFormat(name)}</Table.Td>
                <Table.Td ta="right">{format.number(sources)}</Table.Td>
                <Table.Td ta="right">{format.number(withTruth)}</Table.Td>
                <Table.Td ta="right">{format.number(sources - withTruth)}</Table.Td>
                <Table.Td ta="right">{format.bytes(bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {(alreadyThere > 0 || repeated > 0) && (
          <Group gap={6}>
            {alreadyThere > 0 && <Badge>{t('lookAlreadyThere', { count: alreadyThere })}</Badge>}
            {repeated > 0 && <Badge>{t('lookRepeated', { count: repeated })}</Badge>}
          </Group>
        )}
        <Reasons title={t('lookLeftOut')} groups={leftOut} tone="attention" />
        <Reasons
          title={t(testRepeats === 'refuse' ? 'lookRefused' : 'lookHeldOut')}
          groups={heldOut}
          tone="attention"
        />
        <Reasons title={t('lookNotices')} groups={notices} tone="plain" />
      </Stack>
    </section>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly groups: readonly ReasonGroup[];
  readonly tone: 'attention' | 'plain';
}

/** Sentences by reason, the first of each, and how many more there are. */
function Reasons({ title, groups, tone }: ReasonsProps) {
  const t = useText('imports');
  const format = useFormat();
  const reasonText = useReasonText();
  if (groups.length === 0) return null;
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <Group gap={6} mb={4}>
        <IconInfoCircle size={15} className={classes.sign} data-tone={tone} aria-hidden />
        <Text size="sm" fw={600}>
          {title} · {format.number(total)}
        </Text>
      </Group>
      <ul className={classes.reasons}>
        {groups.flatMap(({ code, count, first }) => [
          ...keyed(first, ({ source, reason }) => `${code} ${source} ${reason.message}`).map(([key, { reason }]) => (
            <li key={key}>{reasonText(reason)}</li>
          )),
          ...(count > first.length
            ? [<li key={`${code} more`}>{t('lookMore', { count: count - first.length })}</li>]
            : []),
        ])}
      </ul>
    </div>
  );
}

function FoundArchive({ archive }: { readonly archive: NonNullable<ImportLook['archive']> }) {
  const t = useText('imports');
  const format = useFormat();
  const { project, isOwn, pages, formulas, pictures, releases } = archive;
  const counts = [
    [t('pages'), pages],
    [t('formulas'), formulas],
    [t('lookPictures'), pictures],
    [t('releases'), releases],
  ] as const;
  return (
    <section className={classes.look} aria-label={t('lookFound')}>
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {isOwn ? t('lookOwnArchive', { project }) : t('lookArchive', { project })}
        </Text>
        <Group gap={6}>
          {counts.map(([name, count]) => (
            <Badge key={name}>
              {name} · {format.number(count)}
            </Badge>
          ))}
        </Group>
        <Text size="sm" c="dimmed">
          {t('lookArchiveHint')}
        </Text>
      </Stack>
    </section>
  );
}
