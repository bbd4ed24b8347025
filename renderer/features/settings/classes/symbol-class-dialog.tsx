import { Button, Group, Modal, Paper, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ulid } from 'ulid';
import { useText } from '#renderer/i18n/use-text.ts';
import { addRecord, type Revised, updateRecord } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import { type SymbolClass, SymbolLabel, symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { findTakenLabel } from './taken-label.ts';

export interface SymbolClassDialogProps {
  readonly schema: ProjectSchema;
  readonly opened: boolean;
  /** Null to add one. */
  readonly symbolClass: Revised<SymbolClass> | null;
  readonly onClose: () => void;
}

/** Adds a symbol class, or changes its label, aliases and group. Truth refers to its id, so that a label can change. */
export function SymbolClassDialog({ opened, symbolClass, onClose, schema }: SymbolClassDialogProps) {
  const t = useText('settings');
  return (
    <Modal opened={opened} onClose={onClose} title={symbolClass === null ? t('addClass') : t('editClass')} size={480}>
      <SymbolClassForm schema={schema} symbolClass={symbolClass} onClose={onClose} />
    </Modal>
  );
}

function SymbolClassForm({ schema, symbolClass, onClose }: Omit<SymbolClassDialogProps, 'opened'>) {
  const t = useText('settings');
  const common = useText('common');
  const commit = useCommitSchema();
  const held = symbolClass?.record ?? null;
  const [label, setLabel] = useState(held?.label ?? '');
  const [aliases, setAliases] = useState<readonly string[]>(held?.aliases ?? []);
  const [group, setGroup] = useState<SymbolClass['group']>(held?.group ?? 'other');
  const taken = findTakenLabel(schema, [label, ...aliases], held?.id ?? null);
  const isComplete = SymbolLabel.safeParse(label).success && taken === null;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    const position = schema.symbolClasses.reduce((last, { record }) => Math.max(last, record.position + 1), 0);
    const patch =
      symbolClass === null
        ? addRecord({
            kind: 'symbol-class',
            id: SymbolClassId.parse(ulid()),
            label,
            aliases: [...aliases],
            group,
            position,
            retired: false,
            aliasOf: null,
          })
        : updateRecord(symbolClass, { label, aliases: aliasesAfter(symbolClass.record.label, label, aliases), group });
    commit.mutate([patch], { onSuccess: onClose });
  };
  return (
    <form onSubmit={keep}>
      <Stack>
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label={t('label')}
            description={t('labelHint')}
            value={label}
            maxLength={500}
            data-autofocus={held === null ? true : undefined}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mono)' } }}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Paper withBorder w={64} h={36} style={{ display: 'grid', placeItems: 'center', overflow: 'hidden' }}>
            {label !== '' && <SymbolGlyph label={label} />}
          </Paper>
        </Group>
        <Select
          label={t('group')}
          data={symbolClassGroups.map((name) => ({ value: name, label: t(`group-${name}`) }))}
          value={group}
          allowDeselect={false}
          onChange={(value) => setGroup(symbolClassGroups.find((name) => name === value) ?? 'other')}
        />
        <TagsInput
          label={t('aliases')}
          description={t('aliasesHint')}
          value={[...aliases]}
          splitChars={[]}
          error={taken === null ? null : t('labelTaken', { label: taken })}
          onChange={setAliases}
        />
        {commit.error !== null && <ErrorNotice error={shownErrorOf(commit.error)} />}
        <DialogActs onCancel={onClose}>
          <Button type="submit" disabled={!isComplete} loading={commit.isPending}>
            {held === null ? common('add') : common('save')}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}

/** Whoever knows a class by its old label goes on finding it. */
function aliasesAfter(before: string, label: string, aliases: readonly string[]): string[] {
  const kept = aliases.filter((alias) => alias !== label);
  return before === label || kept.includes(before) ? kept : [...kept, before];
}
