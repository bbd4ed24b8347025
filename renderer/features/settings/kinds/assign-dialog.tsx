import { Button, Group, Modal, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import { FormulaStatus, formulaStatuses } from '#schemas/domain/layer.ts';
import { ChangePreview } from './change-preview.tsx';
import classes from './kinds.module.css';
import { useSchemaChange } from './use-schema-change.tsx';

export interface AssignDialogProps {
  readonly schema: ProjectSchema;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Gives and takes categories of all formulas that a filter matches, as one operation. */
export function AssignDialog({ schema, opened, onClose }: AssignDialogProps) {
  const t = useText('settings');
  return (
    <Modal opened={opened} onClose={onClose} size={620} title={t('assignTitle')}>
      {opened && <AssignForm schema={schema} onClose={onClose} />}
    </Modal>
  );
}

function AssignForm({ schema, onClose }: Omit<AssignDialogProps, 'opened'>) {
  const t = useText('settings');
  const common = useText('common');
  const words = useText('status');
  const change = useSchemaChange();
  const [text, setText] = useState('');
  const [symbolClass, setSymbolClass] = useState<SymbolClassId | null>(null);
  const [has, setHas] = useState<readonly CategoryId[]>([]);
  const [statuses, setStatuses] = useState<readonly FormulaStatus[]>([]);
  const [add, setAdd] = useState<readonly CategoryId[]>([]);
  const [remove, setRemove] = useState<readonly CategoryId[]>([]);
  const made: SchemaChange | null =
    add.length + remove.length === 0
      ? null
      : {
          kind: 'assign-categories',
          where: FormulaFilter.parse({ text: text.trim(), symbolClass, categories: [...has], statuses: [...statuses] }),
          add: [...add],
          remove: [...remove],
        };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== null) change.mutate(made, { onSuccess: onClose });
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('assignHint')}
        </Text>
        <div className={classes.pair}>
          <TextInput
            label={t('whereText')}
            maxLength={200}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <SymbolClassSelect schema={schema} label={t('whereClass')} value={symbolClass} onChange={setSymbolClass} />
          <CategorySelect schema={schema} label={t('whereCategories')} value={has} onChange={setHas} />
          <MultiSelect
            label={t('whereStatuses')}
            data={formulaStatuses.map((status) => ({ value: status, label: words(status) }))}
            value={[...statuses]}
            onChange={(value) => setStatuses(FormulaStatus.array().parse(value))}
          />
          <CategorySelect schema={schema} label={t('assignAdd')} value={add} onChange={setAdd} />
          <CategorySelect schema={schema} label={t('assignRemove')} value={remove} onChange={setRemove} />
        </div>
        <ChangePreview change={made} />
        {change.error !== null && <ErrorNotice error={shownErrorOf(change.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={made === null} loading={change.isPending}>
            {t('assignNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
