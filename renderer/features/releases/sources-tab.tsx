import { Autocomplete, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { BatchSource } from '#schemas/contract/releases.ts';
import classes from './split/split-view.module.css';
import { TableTitle } from './table-title.tsx';

/** SPDX names of licences that datasets of formulas come with. */
const commonLicences = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-3.0',
  'CC-BY-NC-SA-4.0',
  'ODbL-1.0',
  'MIT',
  'Apache-2.0',
];

/** Where the pages come from, and under which licence each import stands. */
export function SourcesTab() {
  const t = useText('releases');
  const sources = useQuery(api.releases.sources.queryOptions());
  const csv = () =>
    toCsv(
      [t('batch'), t('pages'), t('licence'), t('attribution'), t('address')],
      (sources.data ?? []).map(({ batch, pages, licence, attribution, address }) => [
        batch ?? t('noBatch'),
        pages,
        licence ?? '',
        attribution,
        address,
      ]),
    );
  return (
    <Stack p="0 24px 32px" gap="md">
      <Text size="sm" c="dimmed">
        {t('sourcesSentence')}
      </Text>
      {sources.data?.length === 0 ? (
        <Text size="sm">{t('sourcesEmpty')}</Text>
      ) : (
        <div>
          <TableTitle title={t('tabSources')} fileName="sources" csv={csv} />
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('batch')}</Table.Th>
                <Table.Th>{t('pages')}</Table.Th>
                <Table.Th w={200} ta="left">
                  {t('licence')}
                </Table.Th>
                <Table.Th w={260} ta="left">
                  {t('attribution')}
                </Table.Th>
                <Table.Th w={260} ta="left">
                  {t('address')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sources.data?.map((source) => (
                <SourceRow key={source.batch ?? ''} source={source} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}

function SourceRow({ source }: { readonly source: BatchSource }) {
  const t = useText('releases');
  const show = useShowInLibrary();
  const { can } = useSession();
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const [edited, setEdited] = useState(source);
  const saving = useMutation(
    api.releases.setLicence.mutationOptions({
      onSuccess: (sources, { batch: saved }) => {
        queryClient.setQueryData(api.releases.sources.queryKey(), sources);
        // One notice at a time: whoever goes along a row is told once.
        notifications.show({ id: 'source-saved', message: t('sourceSaved', { name: saved ?? t('noBatch') }) });
      },
      onError: (error) => showFailure(shownErrorOf(error)),
    }),
  );
  const save = (next: BatchSource) => {
    const { batch, attribution, address } = next;
    const licence = next.licence?.trim() ? next.licence.trim() : null;
    const isSame = licence === source.licence && attribution === source.attribution && address === source.address;
    if (!isSame) saving.mutate({ batch, licence, attribution, address });
  };
  const saveOnEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save(edited);
  };
  const isDisabled = !can('lead');
  const { batch } = source;
  const name = batch ?? t('noBatch');
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{name}</Table.Td>
      <Table.Td>
        <FigureLink
          value={source.pages}
          label={`${name}: ${t('pages')}`}
          onShow={show && batch !== null ? () => show({ tab: 'pages', batches: [batch] }) : undefined}
        />
      </Table.Td>
      <Table.Td>
        <Autocomplete
          size="xs"
          aria-label={`${name}: ${t('licence')}`}
          placeholder={t('licenceUnknown')}
          data={commonLicences}
          disabled={isDisabled}
          value={edited.licence ?? ''}
          onChange={(licence) => setEdited({ ...edited, licence })}
          onOptionSubmit={(licence) => save({ ...edited, licence })}
          onKeyDown={saveOnEnter}
          onBlur={() => save(edited)}
        />
      </Table.Td>
      {(['attribution', 'address'] as const).map((field) => (
        <Table.Td key={field}>
          <TextInput
            size="xs"
            aria-label={`${name}: ${t(field)}`}
            disabled={isDisabled}
            value={edited[field]}
            maxLength={1000}
            onChange={(event) => setEdited({ ...edited, [field]: event.currentTarget.value })}
            onKeyDown={saveOnEnter}
            onBlur={() => save(edited)}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
