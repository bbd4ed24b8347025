import {
  Accordion,
  Checkbox,
  Collapse,
  Group,
  Input,
  MultiSelect,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useSplitName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { useFirstField } from '#renderer/ui/dialog/use-first-field.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { FacetId } from '#schemas/domain/id.ts';
import { type Split, splitSides } from '#schemas/domain/split.ts';
import { useGroupsSentence } from '../split/use-rule-sentence.ts';
import { FoldedFields } from './folded-fields.tsx';
import {
  choicesOfSplit,
  type FreezeChoices,
  nameNothing,
  percentsWith,
  ruleOf,
  sumOfPercents,
} from './freeze-choices.ts';
import classes from './freeze-fields.module.css';
import { ContentFields, LeakageFields } from './freeze-filter-fields.tsx';

export interface FreezeFieldsProps {
  readonly choices: FreezeChoices;
  readonly onChange: (choices: FreezeChoices) => void;
  /** Whether they are what a dialog begins with, so that the keyboard is in the first. */
  readonly isFirst?: boolean;
}

const byRule = 'by-rule';
const newSplit = 'new';

/** Name, split and content of a release. */
export function FreezeFields({ choices, onChange, isFirst = false }: FreezeFieldsProps) {
  const t = useText('releases');
  const name = useFirstField<HTMLInputElement>(isFirst);
  const splitName = useSplitName();
  const splits = useQuery(api.releases.splits.queryOptions());
  const groupsOf = useGroupsSentence();
  const change = (part: Partial<FreezeChoices>) => onChange({ ...choices, ...part });
  const goesOn = splits.data?.find(({ split }) => split.id === choices.split);
  const isLocked = goesOn !== undefined && goesOn.testVersions.length > 0;
  const pickSplit = (value: string | null) => {
    const found = splits.data?.find(({ split }) => split.id === value)?.split;
    if (found) onChange(choicesOfSplit(choices, found));
    else onChange({ ...choices, split: value === newSplit ? newSplit : null });
  };
  return (
    <Stack gap="md">
      <Group grow align="flex-start">
        <TextInput
          ref={name}
          data-autofocus={isFirst || undefined}
          label={t('name')}
          placeholder={t('namePlaceholder')}
          value={choices.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {(splits.data?.length ?? 0) > 0 && (
          <Select
            label={t('splitToUse')}
            allowDeselect={false}
            data={[
              { value: byRule, label: t('splitByRule') },
              { value: newSplit, label: t('splitNew') },
              ...(splits.data ?? []).map(({ split, testVersions }) => ({
                value: split.id as string,
                label:
                  testVersions.length > 0 ? t('splitLocked', { name: splitName(split.name) }) : splitName(split.name),
              })),
            ]}
            value={choices.split ?? byRule}
            onChange={pickSplit}
          />
        )}
      </Group>
      <SizeFields choices={choices} change={change} goesOn={goesOn?.split ?? null} isLocked={isLocked} />
      <LockField choices={choices} change={change} isLocked={isLocked} />
      <Accordion variant="contained" chevronPosition="left">
        <FoldedFields name="groups" title={t('splitDetail')} chosen={groupsOf(ruleOf(choices))}>
          <Stack gap="sm">
            <GroupFields choices={choices} change={change} />
            <SeedField choices={choices} change={change} />
          </Stack>
        </FoldedFields>
        <ContentFields choices={choices} onChange={onChange} />
        <LeakageFields choices={choices} onChange={onChange} />
        <FoldedFields
          name="note"
          title={t('note')}
          chosen={choices.note.trim() === '' ? t('noNote') : choices.note.trim()}
        >
          <Textarea
            aria-label={t('note')}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={4000}
            value={choices.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </FoldedFields>
      </Accordion>
    </Stack>
  );
}

interface PartProps {
  readonly choices: FreezeChoices;
  readonly change: (part: Partial<FreezeChoices>) => void;
}

/** Says whether the test set is locked with the release, and who asks for it. */
function LockField({ choices, change, isLocked }: PartProps & { readonly isLocked: boolean }) {
  const t = useText('releases');
  const schema = useQuery(api.schema.get.queryOptions());
  if (isLocked) return null;
  const isAsked = schema.data?.requirements?.record.testPolicy.locked === 'at-first-release';
  return (
    <Checkbox
      label={t('lockWithRelease')}
      description={isAsked ? t('lockAsked') : t('lockHint')}
      checked={choices.lockTest}
      onChange={(event) => change({ lockTest: event.currentTarget.checked })}
    />
  );
}

interface SizeProps extends PartProps {
  /** The split that goes on. */
  readonly goesOn: Split | null;
  readonly isLocked: boolean;
}

function SizeFields({ choices, change, goesOn, isLocked }: SizeProps) {
  const t = useText('releases');
  const words = useText('status');
  const sum = sumOfPercents(choices);
  // What is in the test set is said otherwise: no page joins it by a share.
  const isTestSet = isLocked || choices.sizing === 'named';
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('sizing')}
        value={choices.sizing}
        onChange={(value) => change({ sizing: value === 'counts' || value === 'named' ? value : 'shares' })}
        data={[
          { value: 'shares', label: t('byShares') },
          { value: 'counts', label: t('byCounts') },
          { value: 'named', label: t('byName') },
        ]}
      />
      {choices.sizing !== 'counts' && (
        <Input.Wrapper label={t('ratios')} error={sum === 100 ? null : t('ratiosSum', { sum })}>
          <Group grow mt={4}>
            {splitSides.map((side) => (
              <NumberField
                key={side}
                aria-label={words(side)}
                leftSection={
                  <Text size="xs" c="dimmed" truncate>
                    {words(side)}
                  </Text>
                }
                leftSectionWidth={90}
                leftSectionProps={{ className: classes.sideName }}
                disabled={side === 'test' && isTestSet}
                suffix="%"
                min={0}
                max={100}
                decimalScale={2}
                clampBehavior="strict"
                hideControls
                styles={{ input: { textAlign: 'right' } }}
                value={choices.percents[side]}
                onChange={(value) => change({ percents: percentsWith(choices, side, value, isTestSet) })}
              />
            ))}
          </Group>
        </Input.Wrapper>
      )}
      {choices.sizing === 'counts' && (
        <Group grow>
          {(['validation', 'test'] as const).map((side) => (
            <NumberField
              key={side}
              label={t('formulasOnSide', { side: words(side) })}
              min={0}
              allowDecimal={false}
              value={choices.counts[side]}
              onChange={(value) => change({ counts: { ...choices.counts, [side]: value } })}
            />
          ))}
        </Group>
      )}
      {choices.sizing === 'named' && <NamedFields choices={choices} change={change} goesOn={goesOn} />}
      <Text size="xs" c="dimmed">
        {t('stickyHint')} {isTestSet && choices.sizing !== 'counts' && t('testShareUnused')}
      </Text>
    </Stack>
  );
}

function SeedField({ choices, change }: PartProps) {
  const t = useText('releases');
  return (
    <NumberField
      label={t('seed')}
      description={t('seedHint')}
      maw={340}
      min={0}
      max={4_294_967_295}
      allowDecimal={false}
      clampBehavior="strict"
      hideControls
      value={choices.seed}
      onChange={(seed) => change({ seed })}
    />
  );
}

function NamedFields({ choices, change, goesOn }: PartProps & Pick<SizeProps, 'goesOn'>) {
  const t = useText('releases');
  const splitName = useSplitName();
  const pages = useQuery(api.library.choices.queryOptions());
  const sources = useQuery(api.releases.sources.queryOptions());
  const schema = useQuery(api.schema.get.queryOptions());
  const { named } = choices;
  return (
    <Stack gap="xs">
      <MultiSelect
        label={t('namedBatches')}
        data={(sources.data ?? []).flatMap(({ batch }) => batch ?? [])}
        value={[...named.batches]}
        onChange={(batches) => change({ named: { ...named, batches } })}
        searchable
        clearable
      />
      <MultiSelect
        label={t('namedWriters')}
        data={(pages.data?.writers ?? []).map(({ name }) => name)}
        limit={200}
        searchable
        clearable
        value={[...named.writers]}
        onChange={(writers) => change({ named: { ...named, writers } })}
      />
      {schema.data && (
        <CategorySelect
          label={t('namedCategories')}
          schema={schema.data}
          value={named.categories}
          onChange={(categories) => change({ named: { ...named, categories } })}
        />
      )}
      {nameNothing(choices) && <Text size="xs">{t('namedNothing')}</Text>}
      {goesOn !== null && goesOn.namedTest === undefined && (
        <Text size="xs">{t('namedNeedsNew', { split: splitName(goesOn.name) })}</Text>
      )}
    </Stack>
  );
}

function GroupFields({ choices, change }: PartProps) {
  const t = useText('releases');
  const nameOf = useLocalisedName();
  const schema = useQuery(api.schema.get.queryOptions());
  const facets = schema.data ? facetsInUse(schema.data).map(({ facet }) => facet) : [];
  return (
    <Group grow align="flex-start">
      <Input.Wrapper label={t('keepTogether')}>
        <Stack gap={8} mt={6}>
          <Checkbox
            size="sm"
            label={t('byPage')}
            description={choices.byPage ? null : t('byPageOff')}
            checked={choices.byPage}
            onChange={(event) => change({ byPage: event.currentTarget.checked })}
          />
          <Checkbox
            size="sm"
            label={t('byWriter')}
            checked={choices.byWriter}
            onChange={(event) => change({ byWriter: event.currentTarget.checked })}
          />
          <Collapse expanded={choices.byWriter}>
            <Checkbox
              size="sm"
              ml={26}
              label={t('unknownByBatch')}
              checked={choices.unknownWriter === 'batch'}
              onChange={(event) => change({ unknownWriter: event.currentTarget.checked ? 'batch' : 'page' })}
            />
          </Collapse>
          <Checkbox
            size="sm"
            label={t('byNearDuplicate')}
            checked={choices.byNearDuplicate}
            onChange={(event) => change({ byNearDuplicate: event.currentTarget.checked })}
          />
        </Stack>
      </Input.Wrapper>
      <Input.Wrapper label={t('spreadEvenly')}>
        <Stack gap={8} mt={6}>
          <Checkbox
            size="sm"
            label={t('spreadClasses')}
            checked={choices.strataClasses}
            onChange={(event) => change({ strataClasses: event.currentTarget.checked })}
          />
          {facets.map((facet) => (
            <Checkbox
              key={facet.id}
              size="sm"
              label={nameOf(facet.name)}
              checked={choices.strataFacets.includes(facet.id)}
              onChange={(event) =>
                change({
                  strataFacets: event.currentTarget.checked
                    ? [...choices.strataFacets, FacetId.parse(facet.id)]
                    : choices.strataFacets.filter((id) => id !== facet.id),
                })
              }
            />
          ))}
        </Stack>
      </Input.Wrapper>
    </Group>
  );
}
