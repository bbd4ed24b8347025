import { Button, Menu, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import { importActorId, type Person } from '#schemas/domain/person.ts';

export interface AssigneeMenuProps {
  /** Of the quota. */
  readonly name: string;
  readonly people: readonly Person[];
  readonly assignees: readonly PersonId[];
  readonly canEdit: boolean;
  readonly onChange: (assignees: readonly PersonId[]) => void;
}

/** Who works on a gap: the work that fills it comes first in their queue. */
export function AssigneeMenu({ name, people, assignees, canEdit, onChange }: AssigneeMenuProps) {
  const t = useText('quotas');
  const words = useText('status');
  const chosen = people.filter(({ id }) => assignees.includes(id));
  const label = chosen.map((person) => person.name).join(', ');
  if (!canEdit) return <Text size="sm">{label}</Text>;
  const offered = people.filter(({ id, retired }) => id !== importActorId && (!retired || assignees.includes(id)));
  const toggle = (id: PersonId) =>
    onChange(assignees.includes(id) ? assignees.filter((other) => other !== id) : [...assignees, id]);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={chosen.length === 0 ? <IconUserPlus size={15} /> : undefined}
          aria-label={t('assignTo', { name })}
        >
          {chosen.length === 0 ? t('assign') : label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((person) => (
          <Menu.CheckboxItem
            key={person.id}
            checked={assignees.includes(person.id)}
            rightSection={
              <Text size="xs" c="dimmed">
                {words(person.role)}
              </Text>
            }
            onChange={() => toggle(person.id)}
          >
            {person.name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
