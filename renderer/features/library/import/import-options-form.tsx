import {
  Button,
  CloseButton,
  FileButton,
  Group,
  Input,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import type { ImportLook } from '#schemas/contract/import-look.ts';
import { ImportFormat } from '#schemas/contract/imports.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { arrivalsFor, type ImportChoices } from './import-choices.ts';
import { formatGroups, formatNames, mayHoldBoxes, mayNameClasses } from './import-formats.ts';
import { readClassMapFile } from './read-class-map-file.ts';
import { RuleProposals } from './rule-proposals.tsx';

export interface ImportOptionsFormProps {
  readonly schema: ProjectSchema;
  /** What was found in the source; null while that is not known. */
  readonly look: ImportLook | null;
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
}

/** How sources are read and in which state their truth arrives. */
export function ImportOptionsForm({ schema, look, choices, onChange }: ImportOptionsFormProps) {
  const t = useText('imports');
  const words = useText('status');
  const arrivals = arrivalsFor(useSession().can('reviewer'));
  return (
    <Stack gap="md">
      <Group grow align="flex-start">
        <Select
          label={t('format')}
          data={formatGroups.map(({ group, formats }) => ({
            group: t(group),
            items: formats.map((format) => ({ value: format, label: t(formatNames[format]) })),
          }))}
          value={choices.format}
          allowDeselect={false}
          maxDropdownHeight={320}
          onChange={(value) => onChange({ format: ImportFormat.parse(value) })}
        />
        <Select
          label={t('status')}
          description={t('statusHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={arrivals.map((state) => ({ value: state, label: words(state) }))}
          value={choices.status}
          allowDeselect={false}
          onChange={(value) => onChange({ status: arrivals.find((state) => state === value) ?? choices.status })}
        />
      </Group>
      {mayHoldBoxes(choices.format) && (
        <Group grow align="flex-start">
          <Input.Wrapper
            label={t('as')}
            description={choices.as === 'symbols' ? t('asSymbolsHint') : t('asRegionsHint')}
          >
            <SegmentedControl
              fullWidth
              mt={4}
              aria-label={t('as')}
              value={choices.as}
              onChange={(value) => onChange({ as: value === 'regions' ? 'regions' : 'symbols' })}
              data={[
                { value: 'symbols', label: t('asSymbols') },
                { value: 'regions', label: t('asRegions') },
              ]}
            />
          </Input.Wrapper>
          {mayNameClasses(choices.format) && <ClassMapField choices={choices} onChange={onChange} />}
        </Group>
      )}
      <TextInput
        label={t('batch')}
        description={t('batchHint')}
        placeholder={t('batchPlaceholder')}
        maxLength={200}
        value={choices.batch ?? ''}
        onChange={(event) => onChange({ batch: event.currentTarget.value })}
      />
      <CategorySelect
        schema={schema}
        label={t('categories')}
        value={choices.categories}
        onChange={(categories) => onChange({ categories })}
      />
      <TestRepeatsField choices={choices} onChange={onChange} />
      <RuleProposals schema={schema} look={look} choices={choices} onChange={onChange} />
    </Stack>
  );
}

/** Shown where there is a locked test set that an import could repeat. */
function TestRepeatsField({ choices, onChange }: Omit<ImportOptionsFormProps, 'schema' | 'look'>) {
  const t = useText('imports');
  const splits = useQuery(api.releases.splits.queryOptions());
  if (!splits.data?.some(({ testVersions }) => testVersions.length > 0)) return null;
  return (
    <Input.Wrapper label={t('testRepeats')} description={t('testRepeatsHint')}>
      <SegmentedControl
        mt={4}
        aria-label={t('testRepeats')}
        value={choices.testRepeats}
        onChange={(value) => onChange({ testRepeats: value === 'refuse' ? 'refuse' : 'hold-out' })}
        data={[
          { value: 'hold-out', label: t('testRepeatsHoldOut') },
          { value: 'refuse', label: t('testRepeatsRefuse') },
        ]}
      />
    </Input.Wrapper>
  );
}

function ClassMapField({ choices, onChange }: Omit<ImportOptionsFormProps, 'schema' | 'look'>) {
  const t = useText('imports');
  const common = useText('common');
  const reasonText = useReasonText();
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const pick = (file: File | null) => {
    if (file === null) return;
    void readClassMapFile(file).then((read) => {
      setRefusal(read.kind === 'refused' ? read.reason : null);
      onChange({ classMap: read.kind === 'map' ? read.map : null });
    });
  };
  return (
    <Input.Wrapper
      label={t('classMap')}
      description={t('classMapHint')}
      error={refusal === null ? null : reasonText(refusal)}
    >
      <Group gap="xs" mt={4} wrap="nowrap">
        <FileButton onChange={pick} accept=".csv,.tsv,.json,.yaml,.yml,.txt,.names">
          {(props) => (
            <Button {...props} variant="default" size="sm">
              {t('classMapChoose')}
            </Button>
          )}
        </FileButton>
        {choices.classMap !== null && (
          <>
            <Text size="sm" truncate>
              {t('classMapClasses', {
                count: Object.keys(choices.classMap.labels).length,
                file: choices.classMap.file,
              })}
            </Text>
            <CloseButton size="sm" aria-label={common('clear')} onClick={() => onChange({ classMap: null })} />
          </>
        )}
      </Group>
    </Input.Wrapper>
  );
}
