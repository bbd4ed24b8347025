import { Checkbox, Text } from '@mantine/core';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type PageOrigin, ruleMatches } from '#shared/schema/propose-categories.ts';
import { categoriesOfSource, isInk } from '#shared/schema/source-categories.ts';
import type { ImportChoices, ImportSource } from './import-choices.ts';

export interface RuleProposalsProps {
  readonly schema: ProjectSchema;
  readonly source: ImportSource | null;
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
}

/** What the project's rules, and ink itself, propose for what is chosen, to be taken or left. */
export function RuleProposals({ schema, source, choices, onChange }: RuleProposalsProps) {
  const t = useText('imports');
  const nameOf = useLocalisedName();
  const names = new Map<string, string>(schema.categories.map(({ record }) => [record.id, nameOf(record.name)]));
  const origins = originsOf(source);
  const lines = schema.categoryRules.flatMap(({ record }) => {
    const count = origins === null ? null : origins.filter((origin) => ruleMatches(record, origin)).length;
    if (count === 0) return [];
    const categories = record.categories.map((id) => names.get(id) ?? id).join(', ');
    return [
      count === null
        ? t('ruleWouldGive', { pattern: record.pattern, categories })
        : t('ruleGives', { pattern: record.pattern, categories, count }),
    ];
  });
  const ofInk = inkProposal({ schema, source, choices });
  if (ofInk !== null) {
    const categories = ofInk.categories.map((id) => names.get(id) ?? id).join(', ');
    const { count } = ofInk;
    lines.push(count === null ? t('inkWouldGive', { categories }) : t('inkGives', { categories, count }));
  }
  if (schema.categoryRules.length === 0 && ofInk === null) return null;
  return (
    <div>
      <Checkbox
        size="sm"
        label={t('applyRules')}
        checked={choices.rules === 'apply'}
        onChange={(event) => onChange({ rules: event.currentTarget.checked ? 'apply' : 'ignore' })}
      />
      {choices.rules === 'apply' && (
        <Text component="ul" size="xs" c="dimmed" my={4} pl={38}>
          {lines.length === 0 ? <li>{t('rulesSayNothing')}</li> : lines.map((line) => <li key={line}>{line}</li>)}
        </Text>
      )}
    </div>
  );
}

/** What ink says of itself, and of how many files; null where there is none. */
function inkProposal({ schema, source, choices }: Omit<RuleProposalsProps, 'onChange'>) {
  if (choices.format !== 'auto' && choices.format !== 'inkml' && choices.format !== 'lg') return null;
  const categories = categoriesOfSource('inkml', recordsOf(schema.facets), recordsOf(schema.categories));
  const origins = originsOf(source);
  const count = origins === null ? null : origins.filter(({ name }) => isInk(name)).length;
  return source === null || count === 0 || categories.length === 0 ? null : { categories, count };
}

function recordsOf<Kind>(rows: readonly { readonly record: Kind }[]): readonly Kind[] {
  return rows.map(({ record }) => record);
}

/** Files whose names are known here; null for a folder that only the core looks into. */
function originsOf(source: ImportSource | null): readonly PageOrigin[] | null {
  if (source === null || source.kind !== 'files') return null;
  return source.files.map(({ name }) => ({ name, roots: [], format: null }));
}
