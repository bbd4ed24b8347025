import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ulid } from 'ulid';
import { useText } from '#renderer/i18n/use-text.ts';
import { addRecord, type Revised, updateRecord } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { PersonId } from '#schemas/domain/id.ts';
import { type Person, Role, roles } from '#schemas/domain/person.ts';

export interface PersonDialogProps {
  readonly opened: boolean;
  /** Whom to rename; null to add somebody. */
  readonly person: Revised<Person> | null;
  readonly onClose: () => void;
}

/** Adds a person, or gives one another name. */
export function PersonDialog({ opened, person, onClose }: PersonDialogProps) {
  const t = useText('people');
  return (
    <Modal opened={opened} onClose={onClose} title={person === null ? t('addTitle') : t('rename')}>
      <PersonForm person={person} onClose={onClose} />
    </Modal>
  );
}

const hintOfRole = { annotator: 'annotatorHint', reviewer: 'reviewerHint', lead: 'leadHint' } as const;

function PersonForm({ person, onClose }: Omit<PersonDialogProps, 'opened'>) {
  const t = useText('people');
  const words = useText('status');
  const common = useText('common');
  const commit = useCommitSchema();
  const [name, setName] = useState(person?.record.name ?? '');
  const [role, setRole] = useState<Role>('annotator');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const patch =
      person === null
        ? addRecord({ kind: 'person', id: PersonId.parse(ulid()), name: name.trim(), role, retired: false })
        : updateRecord(person, { name: name.trim() });
    commit.mutate([patch], { onSuccess: onClose });
  };
  return (
    <form onSubmit={keep}>
      <Stack>
        <TextInput
          label={t('name')}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {person === null && (
          <Radio.Group label={t('role')} value={role} onChange={(value) => setRole(Role.parse(value))}>
            <Stack gap="xs" mt={6}>
              {roles.map((other) => (
                <Radio key={other} value={other} label={words(other)} description={t(hintOfRole[other])} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {commit.error !== null && <ErrorNotice error={shownErrorOf(commit.error)} />}
        <DialogActs onCancel={onClose}>
          <Button type="submit" disabled={name.trim() === ''} loading={commit.isPending}>
            {person === null ? common('add') : common('save')}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}
