import { Button, Group, Input, NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { findQuota, type QuotaRow, type QuotaSelection } from './quota-rows.ts';
import type { QuotaEdits, QuotaTerms } from './use-quota-edits.ts';

export interface QuotaFormProps {
  readonly schema: ProjectSchema;
  readonly overview: QuotaOverview;
  readonly edits: QuotaEdits;
  /** The line that is edited; null for a new quota. */
  readonly row: QuotaRow | null;
  readonly onClose: () => void;
}

const everything: QuotaSelection = { categories: [], symbolClass: null, subModel: null, unit: 'formula' };
const anySubModel = 'any';

/** All of a quota: what it counts, how many, until when, at what cost. */
export function QuotaForm({ schema, overview, edits, row, onClose }: QuotaFormProps) {
  const t = useText('quotas');
  const subModels = useSubModels();
  const common = useText('common');
  const format = useFormat();
  const held = row?.quota ?? null;
  const [selection, setSelection] = useState<QuotaSelection>(row?.selection ?? everything);
  const [target, setTarget] = useState<string | number>(held?.quota.target ?? '');
  const [due, setDue] = useState(held?.quota.due ?? '');
  const [cost, setCost] = useState<string | number>(held?.quota.costPerItem ?? '');
  const change = (part: Partial<QuotaSelection>) => setSelection((before) => ({ ...before, ...part }));

  const { subModel: asked } = selection;
  // A quota may be left of a sub-model that is gone: it is shown as what it is.
  const gone =
    asked === null || subModels.choices.some(({ value }) => value === asked) ? [] : [{ value: asked, label: asked }];

  const same = findQuota(overview, selection);
  const isTaken = same !== null && same.quota.id !== held?.quota.id;
  const targetNumber = Number(target);
  const isComplete = target !== '' && Number.isSafeInteger(targetNumber) && targetNumber > 0 && !isTaken;
  const keep = () => {
    const terms: QuotaTerms = {
      target: targetNumber,
      due: due === '' ? null : due,
      costPerItem: cost === '' ? null : Number(cost),
    };
    const { categories, symbolClass, subModel, unit } = selection;
    if (held === null) edits.add(selection, terms, onClose);
    else edits.change(held, { categories: [...categories], symbolClass, subModel, unit, ...terms }, onClose);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) keep();
      }}
    >
      <Stack gap="md">
        <Input.Wrapper label={t('counts')}>
          <SegmentedControl
            fullWidth
            mt={4}
            value={selection.unit}
            onChange={(unit) => change(unit === 'symbol' ? { unit: 'symbol' } : { unit: 'formula', symbolClass: null })}
            data={[
              { value: 'formula', label: t('countsFormulas') },
              { value: 'symbol', label: t('countsSymbols') },
            ]}
          />
        </Input.Wrapper>
        {selection.unit === 'symbol' && (
          <SymbolClassSelect
            schema={schema}
            label={t('symbolClass')}
            placeholder={t('symbolClassAny')}
            value={selection.symbolClass}
            onChange={(symbolClass) => change({ symbolClass })}
          />
        )}
        <CategorySelect
          schema={schema}
          label={t('categories')}
          placeholder={selection.categories.length === 0 ? t('categoriesAny') : ''}
          value={selection.categories}
          onChange={(categories) => change({ categories })}
        />
        <Select
          label={t('subModel')}
          data={[{ value: anySubModel, label: t('subModelAny') }, ...subModels.choices, ...gone]}
          value={selection.subModel ?? anySubModel}
          allowDeselect={false}
          onChange={(value) => change({ subModel: value === anySubModel ? null : value })}
        />
        <Group grow align="flex-start">
          <NumberInput
            label={t('target')}
            data-autofocus
            withAsterisk
            allowDecimal={false}
            allowNegative={false}
            max={1_000_000_000}
            clampBehavior="strict"
            thousandSeparator=","
            hideControls
            value={target}
            onChange={setTarget}
          />
          <TextInput
            label={t('dueDate')}
            type="date"
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
          <NumberInput label={t('costPerItem')} min={0} hideControls value={cost} onChange={setCost} />
        </Group>
        {isTaken && (
          <Text size="sm" c="red" role="alert">
            {t('exists', { target: format.number(same.quota.target) })}
          </Text>
        )}
        <DialogActs onCancel={onClose}>
          <Button type="submit" disabled={!isComplete} loading={edits.isBusy}>
            {held === null ? t('add') : common('save')}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}
