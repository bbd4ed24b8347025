import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ChosenFormulas, ManyChange } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { useChangeMany } from './use-change-many.ts';

export interface AssignFormProps {
  readonly schema: ProjectSchema;
  readonly formulas: ChosenFormulas;
  /** How many these are. */
  readonly count: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Which categories the chosen formulas get and lose, and how many of them that changes. */
export function AssignForm({ schema, formulas, count, onDone, onCancel }: AssignFormProps) {
  const t = useText('library');
  const [add, setAdd] = useState<readonly CategoryId[]>([]);
  const [remove, setRemove] = useState<readonly CategoryId[]>([]);
  const assigning = useChangeMany(onDone);
  const change: ManyChange = { kind: 'categories', formulas, add: [...add], remove: [...remove] };
  const isMade = add.length + remove.length > 0;
  const preview = useQuery({ ...api.library.previewChange.queryOptions({ input: change }), enabled: isMade });
  return (
    <Stack>
      <CategorySelect schema={schema} label={t('assignAdd')} value={add} onChange={setAdd} />
      <CategorySelect schema={schema} label={t('assignRemove')} value={remove} onChange={setRemove} />
      <Text size="xs" c="dimmed">
        {t('assignHint')}
      </Text>
      {isMade && preview.data !== undefined && (
        <Text size="sm">
          {t('wouldChange', { count: preview.data.formulas })}
          {preview.data.already > 0 && ` · ${t('isAlready', { count: preview.data.already })}`}
        </Text>
      )}
      {preview.error !== null && isMade && <ErrorNotice error={shownErrorOf(preview.error)} />}
      <StoppableJob job={assigning.job} onCancel={assigning.cancel} />
      {assigning.error !== null && <ErrorNotice error={shownErrorOf(assigning.error)} />}
      <DialogActs onCancel={assigning.job === null ? onCancel : null}>
        <Button loading={assigning.isRunning} disabled={!isMade} onClick={() => assigning.start(change)}>
          {t('assignDo', { count: preview.data?.formulas ?? count })}
        </Button>
      </DialogActs>
    </Stack>
  );
}
