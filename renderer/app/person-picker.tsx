import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { importActorId } from '#schemas/domain/person.ts';
import classes from './person-picker.module.css';
import { rememberedName, rememberName } from './remembered-name.ts';

/** Picks who the owner is: somebody of the project, or somebody new by name. */
export function PersonPicker({ onPicked }: { readonly onPicked?: () => void }) {
  const t = useText('start');
  const words = useText('status');
  const queryClient = useQueryClient();
  const [name, setName] = useState(rememberedName);
  const schema = useQuery(api.schema.get.queryOptions());
  const acting = useMutation(
    api.host.actAs.mutationOptions({
      onSuccess: (session) => {
        queryClient.setQueryData(api.host.session.queryKey(), session);
        void queryClient.invalidateQueries();
        onPicked?.();
      },
    }),
  );
  const people =
    schema.data?.people
      .map(({ record }) => record)
      .filter((person) => !person.retired && person.id !== importActorId) ?? [];
  const beSomebodyNew = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    rememberName(name.trim());
    acting.mutate({ person: name.trim() });
  };
  return (
    <Stack gap="md">
      {people.length > 0 && (
        <ul className={classes.people}>
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className={classes.person}
                disabled={acting.isPending}
                onClick={() => acting.mutate({ person: person.id })}
              >
                <span className={classes.name}>{person.name}</span>
                <span className={classes.role}>{words(person.role)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={beSomebodyNew}>
        {schema.data !== undefined && people.length === 0 && (
          <Text size="sm" mb="xs">
            {t('whoNobody')}
          </Text>
        )}
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label={people.length > 0 ? t('whoNew') : t('yourName')}
            value={name}
            maxLength={200}
            autoComplete="name"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={acting.isPending} disabled={name.trim() === ''}>
            {t('whoStart')}
          </Button>
        </Group>
      </form>
      {acting.error !== null && <ErrorNotice error={shownErrorOf(acting.error)} />}
    </Stack>
  );
}
