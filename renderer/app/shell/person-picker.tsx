import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ulid } from 'ulid';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { addRecord } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { PersonId } from '#schemas/domain/id.ts';
import { rememberedName, rememberName } from '../start/remembered-name.ts';
import classes from './person-picker.module.css';

/** Picks who the owner is in the project. Whoever leads it can also be somebody new, by name. */
export function PersonPicker({ onPicked }: { readonly onPicked?: () => void }) {
  const t = useText('start');
  const words = useText('status');
  const queryClient = useQueryClient();
  const session = useQuery(api.host.session.queryOptions());
  const acting = useMutation({
    mutationFn: (pick: () => Promise<PersonId>) => pick().then((person) => client.host.actAs({ person })),
    onSuccess: (next) => {
      // What one person is offered to take back is nothing to the next.
      notifications.clean();
      queryClient.setQueryData(api.host.session.queryKey(), next);
      void queryClient.invalidateQueries();
      onPicked?.();
    },
  });
  return (
    <Stack gap="md">
      <ul className={classes.people}>
        {session.data?.people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={classes.person}
              disabled={acting.isPending}
              aria-current={person.id === session.data.person?.id}
              onClick={() => acting.mutate(async () => person.id)}
            >
              <span className={classes.name}>{person.name}</span>
              <span className={classes.role}>{words(person.role)}</span>
            </button>
          </li>
        ))}
      </ul>
      {session.data?.person?.role === 'lead' ? (
        <NewPerson isBusy={acting.isPending} onAdd={(name) => acting.mutate(() => addPerson(name))} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('whoMissing')}
        </Text>
      )}
      {acting.error !== null && <ErrorNotice error={shownErrorOf(acting.error)} />}
    </Stack>
  );
}

async function addPerson(name: string): Promise<PersonId> {
  const id = PersonId.parse(ulid());
  await client.schema.commit({ patches: [addRecord({ kind: 'person', id, name, role: 'lead', retired: false })] });
  return id;
}

interface NewPersonProps {
  readonly isBusy: boolean;
  readonly onAdd: (name: string) => void;
}

function NewPerson({ isBusy, onAdd }: NewPersonProps) {
  const t = useText('start');
  const [name, setName] = useState(rememberedName);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    rememberName(name.trim());
    onAdd(name.trim());
  };
  return (
    <form onSubmit={add}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label={t('whoNew')}
          value={name}
          maxLength={200}
          autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isBusy} disabled={name.trim() === ''}>
          {t('whoStart')}
        </Button>
      </Group>
    </form>
  );
}
