import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { ChangeProgress } from './change-progress.tsx';
import { useChangeMany } from './use-change-many.ts';

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
  const assigning = useChangeMany(onDone);
  return (
    <Stack>
      <CategorySelect schema={schema} label={t('assignAdd')} value={add} onChange={setAdd} />
      <CategorySelect schema={schema} label={t('assignRemove')} value={remove} onChange={setRemove} />
      <Text size="xs" c="dimmed">
        {t('assignHint')}
      </Text>
      <ChangeProgress job={assigning.job} />
      {assigning.error !== null && <ErrorNotice error={shownErrorOf(assigning.error)} />}
      <Group justify="flex-end" gap="xs">
        {assigning.job === null && (
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
        )}
        <Button
          loading={assigning.isRunning}
          disabled={add.length + remove.length === 0}
          onClick={() =>
            assigning.start({
              kind: 'categories',
              formulas: formulas.map(({ id }) => id),
              add: [...add],
              remove: [...remove],
            })
          }
        >
          {t('assignDo', { count: formulas.length })}
        </Button>
      </Group>
    </Stack>
  );
}
