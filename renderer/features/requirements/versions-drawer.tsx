import { Button, Drawer, Group, Select, Text } from '@mantine/core';
import { IconDownload, IconRestore } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useTouchedText } from '#renderer/i18n/use-touched-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { tellSavedSchema } from '#renderer/transport/use-commit-schema.ts';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { usePersonName } from '#renderer/ui/use-person-name.ts';
import type { RequirementsVersion } from '#schemas/contract/requirements.ts';
import classes from './requirements-screen.module.css';
import { type HeldSheet, sheetFiles } from './sheet-files.ts';
import { useSheetWords } from './use-sheet-words.ts';

export interface VersionsDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Every version of the sheet, and what differs between two of them. */
export function VersionsDrawer({ opened, onClose }: VersionsDrawerProps) {
  const t = useText('requirements');
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={620} title={t('versions')}>
      {opened && <Versions />}
    </Drawer>
  );
}

function Versions() {
  const t = useText('requirements');
  const personName = usePersonName();
  const format = useFormat();
  const showFailure = useFailureNotice();
  const { can } = useSession();
  const canEdit = can('lead');
  const versions = useQuery(api.requirements.versions.queryOptions());
  const list = versions.data ?? [];
  const newest = list[0]?.number ?? 1;
  const [chosen, setChosen] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const to = chosen?.to ?? newest;
  const from = chosen?.from ?? Math.max(1, newest - 1);
  const read = async (number: number, save: (held: HeldSheet, name: string) => void) => {
    try {
      save(await client.requirements.sheet({ version: number }), `requirements-${number}`);
    } catch (error) {
      showFailure(shownErrorOf(error));
    }
  };
  const restoring = useMutation(
    api.requirements.restore.mutationOptions({
      onSuccess: (saved) => {
        setChosen(null);
        tellSavedSchema(saved);
      },
      onError: (error) => showFailure(shownErrorOf(error)),
    }),
  );
  if (versions.error !== null) {
    return <ErrorNotice error={shownErrorOf(versions.error)} onRetry={() => void versions.refetch()} />;
  }
  const choices = list.map(({ number, at }) => ({
    value: String(number),
    label: `${number} · ${format.dateTime(at)}`,
  }));
  return (
    <>
      <Group grow mb="sm">
        <Select
          label={t('compareFrom')}
          data={choices}
          value={String(from)}
          allowDeselect={false}
          searchable
          onChange={(value) => setChosen({ from: Number(value), to })}
        />
        <Select
          label={t('compareTo')}
          data={choices}
          value={String(to)}
          allowDeselect={false}
          searchable
          onChange={(value) => setChosen({ from, to: Number(value) })}
        />
      </Group>
      {list.length > 0 && <Differences from={from} to={to} />}
      <Text fw={640} mt="lg">
        {t('allVersions')}
      </Text>
      {canEdit && (
        <Text size="xs" c="dimmed" mb={6}>
          {t('restoreHint')}
        </Text>
      )}
      {list.map((version) => (
        <div key={version.operation} className={classes.version} data-chosen={version.number === to}>
          <span className={classes.versionNumber}>{format.number(version.number)}</span>
          <button
            type="button"
            className={classes.versionText}
            style={{ all: 'unset', cursor: 'pointer', fontSize: 13 }}
            onClick={() => setChosen({ from: Math.max(1, version.number - 1), to: version.number })}
          >
            <Touched version={version} />
            <span style={{ display: 'block', fontSize: 12, color: 'var(--text-faint)' }}>
              {personName({ id: version.person, name: version.actor }, version.kind)}, {format.dateTime(version.at)}
            </span>
          </button>
          <Group gap={2} wrap="nowrap" justify="flex-end">
            {canEdit && version.number !== newest && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconRestore size={13} />}
                loading={restoring.isPending && restoring.variables.version === version.number}
                onClick={() => restoring.mutate({ version: version.number })}
              >
                {t('restore')}
              </Button>
            )}
            {sheetFiles.map(({ label, save }) => (
              <Button
                key={label}
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<IconDownload size={13} />}
                onClick={() => void read(version.number, save)}
              >
                {label}
              </Button>
            ))}
          </Group>
        </div>
      ))}
    </>
  );
}

function Touched({ version: { touched, kind } }: { readonly version: RequirementsVersion }) {
  const t = useText('requirements');
  const touchedText = useTouchedText();
  return <span>{`${kind === 'undo' ? `${t('takenBack')}: ` : ''}${touchedText(touched)}`}</span>;
}

function Differences({ from, to }: { readonly from: number; readonly to: number }) {
  const t = useText('requirements');
  const compared = useQuery(api.requirements.compare.queryOptions({ input: { from, to } }));
  const changes = compared.data ?? [];
  const { itemOf, valueOf } = useSheetWords();
  if (compared.error !== null) return <ErrorNotice error={shownErrorOf(compared.error)} />;
  const csv = () =>
    toCsv(
      [t('section'), t('item'), t('before'), t('after')],
      changes.map((change) => [
        t(`section-${change.section}`),
        itemOf(change),
        valueOf(change, change.before ?? ''),
        valueOf(change, change.after ?? ''),
      ]),
    );
  return (
    <section aria-label={t('differences')}>
      <Group justify="space-between" mb={6}>
        <Text fw={640}>{t('differencesCount', { count: changes.length })}</Text>
        <SaveButtons name={t('differences')} fileName={`requirements-${from}-${to}`} csv={csv} />
      </Group>
      <div style={{ maxHeight: 320, overflowY: 'auto' }}>
        {compared.data !== undefined && changes.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noDifference')}
          </Text>
        )}
        {changes.map((change) => {
          const { section, item, before, after } = change;
          const name = itemOf(change);
          return (
            <div key={`${section}/${item}`} className={classes.difference}>
              <div>
                {t(`section-${section}`)} {name === item ? <code>{item}</code> : `· ${name}`}
              </div>
              {before !== null && (
                <div className={classes.before}>{before === '' ? t('nothing') : valueOf(change, before)}</div>
              )}
              {after !== null && (
                <div className={classes.after}>{after === '' ? t('nothing') : valueOf(change, after)}</div>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
