import { Button, Card, Group, Select, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import {
  isReservedKey,
  type ProjectSubModel,
  RecordIn,
  RecordOut,
  recordsIn,
  recordsOut,
  refusePair,
} from '#schemas/domain/project-sub-model.ts';
import { folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import { keyOfName } from './key-of-name.ts';
import { useSettingsChange } from './use-settings-change.ts';

export interface NewSubModelProps {
  /** Those that the project has. */
  readonly own: readonly ProjectSubModel[];
}

/** Defines a sub-model of the project; one with the same folder is replaced after a question. */
export function NewSubModel({ own }: NewSubModelProps) {
  const t = useText('releases');
  const common = useText('common');
  const records = useText('exportOptions');
  const change = useSettingsChange('sub-models');
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [recordIn, setRecordIn] = useState<RecordIn>('page');
  const [recordOut, setRecordOut] = useState<RecordOut>('latex');
  const adding = useMutation(
    api.releases.setSubModel.mutationOptions({
      ...change,
      onSuccess: (next) => {
        change.onSuccess(next);
        setName('');
        if (next.droppedRecipes.length > 0) {
          const formats = next.droppedRecipes.map(folderOfRecipe).join(', ');
          notifications.show({ message: t('recipesDropped', { formats }), autoClose: 12_000 });
        }
      },
    }),
  );
  const key = keyOfName(name, own);
  const refusal = refusePair(recordIn, recordOut);
  const pairOf = (given: RecordIn, back: RecordOut) => `${records(`in_${given}`)} → ${records(`out_${back}`)}`;
  const add = () => {
    // The button is off until there is another name.
    const onSuccess = () => nameField.current?.focus();
    const run = () => adding.mutate({ key, name: name.trim(), recordIn, recordOut }, { onSuccess });
    const before = own.find((one) => one.key === key);
    if (!before) return run();
    modals.openConfirmModal({
      title: t('replaceSubModel', { name: before.name }),
      children: (
        <Text size="sm">
          {t('replaceSentence', {
            folder: `${key}/`,
            name: before.name,
            before: pairOf(before.recordIn, before.recordOut),
            after: pairOf(recordIn, recordOut),
          })}
        </Text>
      ),
      labels: { confirm: t('replace'), cancel: common('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: run,
    });
  };
  return (
    <Card withBorder radius="md" padding="md">
      <Text fw={600} mb="sm">
        {t('newSubModel')}
      </Text>
      <Group
        component="form"
        align="flex-start"
        grow
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          ref={nameField}
          label={t('name')}
          description={key === '' ? t('subModelFolder') : `${key}/`}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={name}
          error={isReservedKey(key) ? t('refusedName') : null}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('recordIn')}
          allowDeselect={false}
          data={recordsIn.map((one) => ({ value: one, label: records(`in_${one}`) }))}
          value={recordIn}
          onChange={(value) => setRecordIn(RecordIn.parse(value))}
        />
        <Select
          label={t('recordOut')}
          allowDeselect={false}
          data={recordsOut.map((one) => ({ value: one, label: records(`out_${one}`) }))}
          value={recordOut}
          error={refusal === null ? null : t(refusal === 'region-needs-page' ? 'refusedRegions' : 'refusedCrop')}
          onChange={(value) => setRecordOut(RecordOut.parse(value))}
        />
        <Button
          type="submit"
          mt={21}
          disabled={key === '' || isReservedKey(key) || refusal !== null}
          loading={adding.isPending}
        >
          {t('addSubModel')}
        </Button>
      </Group>
    </Card>
  );
}
