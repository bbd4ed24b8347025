import { ActionIcon, Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import { keyOfName } from '../key-of-name.ts';
import type { KindTarget } from './kind-target.ts';
import classes from './kinds.module.css';

/** A part of a split: what it is called, and which formulas go to it. */
export interface SplitPart {
  /** Name of the category, or label of the class. */
  readonly name: string;
  readonly key: string;
  readonly text: string;
  readonly categories: readonly CategoryId[];
  readonly symbolClass: SymbolClassId | null;
}

export interface SplitChoice {
  readonly parts: readonly SplitPart[];
  readonly retiresSource: boolean;
}

export interface SplitFieldsProps {
  readonly schema: ProjectSchema;
  readonly target: KindTarget;
  readonly choice: SplitChoice;
  readonly onChange: (choice: SplitChoice) => void;
}

export const newPart: SplitPart = { name: '', key: '', text: '', categories: [], symbolClass: null };

/** The parts of a split, each with the filter that its formulas match. */
export function SplitFields({ schema, target, choice, onChange }: SplitFieldsProps) {
  const t = useText('settings');
  const common = useText('common');
  const { parts, retiresSource } = choice;
  const isClass = target.type === 'symbol-class';
  const set = (index: number, part: SplitPart) => onChange({ ...choice, parts: parts.with(index, part) });
  return (
    <Stack gap="sm">
      {parts.map((part, index) => (
        // Parts have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.part}>
          <div className={classes.partHead}>
            <span>{t('part', { number: index + 1 })}</span>
            {parts.length > 1 && (
              <ActionIcon
                size={24}
                aria-label={`${common('remove')}: ${t('part', { number: index + 1 })}`}
                onClick={() => onChange({ ...choice, parts: parts.toSpliced(index, 1) })}
              >
                <IconTrash size={15} />
              </ActionIcon>
            )}
          </div>
          <div className={classes.pair}>
            <TextInput
              label={isClass ? t('newLabel') : t('newName')}
              maxLength={200}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              value={part.name}
              onChange={(event) => {
                const name = event.currentTarget.value;
                const wasDerived = part.key === keyOfName(part.name);
                set(index, { ...part, name, key: wasDerived ? keyOfName(name) : part.key });
              }}
            />
            {!isClass && (
              <TextInput
                label={t('key')}
                maxLength={100}
                value={part.key}
                onChange={(event) => set(index, { ...part, key: event.currentTarget.value })}
              />
            )}
          </div>
          <div className={classes.pair}>
            <TextInput
              label={t('whereText')}
              placeholder="\frac"
              maxLength={200}
              value={part.text}
              onChange={(event) => set(index, { ...part, text: event.currentTarget.value })}
            />
            <SymbolClassSelect
              schema={schema}
              label={t('whereClass')}
              value={part.symbolClass}
              onChange={(symbolClass) => set(index, { ...part, symbolClass })}
            />
          </div>
          <CategorySelect
            schema={schema}
            label={t('whereCategories')}
            value={part.categories}
            onChange={(categories) => set(index, { ...part, categories })}
          />
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        w="fit-content"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange({ ...choice, parts: [...parts, newPart] })}
      >
        {t('addPart')}
      </Button>
      <Checkbox
        size="sm"
        label={t('retireSource')}
        checked={retiresSource}
        onChange={(event) => onChange({ ...choice, retiresSource: event.currentTarget.checked })}
      />
    </Stack>
  );
}
