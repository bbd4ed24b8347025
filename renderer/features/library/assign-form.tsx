import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { CategorySelect } from '#renderer/ui/category-select.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { useAssignCategories } from './use-assign-categories.ts';

export interface AssignFormProps {
  readonly schema: ProjectSchema;
  readonly formulas: readonly FormulaSummary[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Which categories the selected formulas get and lose. */
export function AssignForm({ schema, formulas, onDone, onCancel }: AssignFormProps) {
  const t = useText('library');
  const common = useText('common');
  const [add, setAdd] = useState<readonly CategoryId[]>([]);
  const [remove, setRemove] = useState<readonly CategoryId[]>([]);
  const assigning = useAssignCategories(schema);
  const assign = () =>
    assigning.mutate(
      { formulas, change: { add, remove } },
      {
        onSuccess: (count) => {
          notifications.show({ message: count === 0 ? t('assignedNone') : t('assigned', { count }) });
          onDone();
        },
      },
    );
  return (
    <Stack>
      <CategorySelect schema={schema} label={t('assignAdd')} value={add} onChange={setAdd} />
      <CategorySelect schema={schema} label={t('assignRemove')} value={remove} onChange={setRemove} />
      <Text size="xs" c="dimmed">
        {t('assignHint')}
      </Text>
      {assigning.error !== null && <ErrorNotice error={shownErrorOf(assigning.error)} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button loading={assigning.isPending} disabled={add.length + remove.length === 0} onClick={assign}>
          {t('assignDo', { count: formulas.length })}
        </Button>
      </Group>
    </Stack>
  );
}
