import { Badge, Button, Checkbox, Select, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { type Revised, updateRecord } from '#renderer/transport/schema-patch.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import { importActorId, type Person, Role, roles } from '#schemas/domain/person.ts';
import classes from './people-screen.module.css';
import { PersonActions } from './person-actions.tsx';
import { PersonDialog } from './person-dialog.tsx';

/** Everybody who stands behind the project's operations, and what they may do. */
export function PeopleScreen() {
  const t = useText('people');
  const common = useText('common');
  const words = useText('status');
  const { can } = useSession();
  const [isAdding, setAdding] = useState(false);
  const [showsRetired, setShowsRetired] = useState(false);
  const schema = useQuery(api.schema.get.queryOptions());
  const everybody = schema.data?.people.filter(({ record }) => record.id !== importActorId) ?? [];
  const retired = everybody.filter(({ record }) => record.retired).length;
  const shown = everybody.filter(({ record }) => showsRetired || !record.retired);
  const csv = () =>
    toCsv(
      [t('name'), t('role'), common('retired')],
      everybody.map(({ record }) => [record.name, words(record.role), record.retired ? 1 : 0]),
    );
  return (
    <>
      <ScreenHeader
        title={t('title')}
        aside={schema.data === undefined ? '' : t('count', { count: everybody.length - retired })}
        actions={
          <>
            {retired > 0 && (
              <Checkbox
                size="xs"
                label={t('showRetired')}
                checked={showsRetired}
                onChange={(event) => setShowsRetired(event.currentTarget.checked)}
              />
            )}
            <SaveButtons name={t('title')} fileName="people" csv={csv} />
            {can('lead') && (
              <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <div className={classes.content}>
        {schema.error !== null && (
          <ErrorNotice error={shownErrorOf(schema.error)} onRetry={() => void schema.refetch()} />
        )}
        {schema.data !== undefined && <PeopleTable people={shown} />}
      </div>
      <PersonDialog opened={isAdding} person={null} onClose={() => setAdding(false)} />
    </>
  );
}

function PeopleTable({ people }: { readonly people: readonly Revised<Person>[] }) {
  const t = useText('people');
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th w={190}>{t('role')}</Table.Th>
          <Table.Th>{''}</Table.Th>
          <Table.Th w={50} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <PersonRow key={person.record.id} person={person} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

const hintOfRole = { annotator: 'annotatorHint', reviewer: 'reviewerHint', lead: 'leadHint' } as const;

function PersonRow({ person }: { readonly person: Revised<Person> }) {
  const t = useText('people');
  const common = useText('common');
  const words = useText('status');
  const session = useSession();
  const showFailure = useFailureNotice();
  const commit = useCommitSchema();
  const { record } = person;
  const setRole = (value: string | null) => {
    const role = Role.safeParse(value);
    if (!role.success || role.data === record.role) return;
    const give = () =>
      commit.mutate([updateRecord(person, { role: role.data })], {
        onError: (error) => showFailure(shownErrorOf(error)),
      });
    if (record.id !== session.person.id) return give();
    modals.openConfirmModal({
      title: t('ownRoleTitle', { role: words(role.data) }),
      children: <Text size="sm">{t('ownRoleSentence')}</Text>,
      labels: { confirm: t('ownRoleDo'), cancel: common('cancel') },
      onConfirm: give,
    });
  };
  return (
    <Table.Tr data-retired={record.retired} className={classes.person}>
      <Table.Td>
        <span className={classes.name}>{record.name}</span>
        {record.id === session.person.id && (
          <Badge ml={8} variant="light">
            {t('you')}
          </Badge>
        )}
        {record.retired && <Badge ml={8}>{common('retired')}</Badge>}
      </Table.Td>
      <Table.Td>
        {session.can('lead') && !record.retired ? (
          <Select
            size="xs"
            aria-label={t('roleOf', { name: record.name })}
            data={roles.map((role) => ({ value: role, label: words(role) }))}
            value={record.role}
            allowDeselect={false}
            disabled={commit.isPending}
            onChange={setRole}
          />
        ) : (
          words(record.role)
        )}
      </Table.Td>
      <Table.Td className={classes.hint}>{t(hintOfRole[record.role])}</Table.Td>
      <Table.Td>{session.can('lead') && <PersonActions person={person} />}</Table.Td>
    </Table.Tr>
  );
}
