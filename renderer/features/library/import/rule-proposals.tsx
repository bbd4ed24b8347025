import { Checkbox, Text } from '@mantine/core';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ImportLook } from '#schemas/contract/import-look.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { categoriesOfSource } from '#shared/schema/source-categories.ts';
import type { ImportChoices } from './import-choices.ts';

export interface RuleProposalsProps {
  readonly schema: ProjectSchema;
  /** What was found; null while that is not known. */
  readonly look: ImportLook | null;
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
}

/** What the project's rules, and ink itself, propose for what was found, to be taken or left. */
export function RuleProposals({ schema, look, choices, onChange }: RuleProposalsProps) {
  const t = useText('imports');
  const nameOf = useLocalisedName();
  const names = new Map<string, string>(schema.categories.map(({ record }) => [record.id, nameOf(record.name)]));
  const namesOf = (categories: readonly string[]) => categories.map((id) => names.get(id) ?? id).join(', ');
  const counts = look && new Map<string, number>(look.rules.map(({ rule, sources }) => [rule, sources]));
  const lines = schema.categoryRules.flatMap(({ record }) => {
    const count = counts === null ? null : (counts.get(record.id) ?? 0);
    if (count === 0) return [];
    const { pattern } = record;
    const categories = namesOf(record.categories);
    return [
      count === null ? t('ruleWouldGive', { pattern, categories }) : t('ruleGives', { pattern, categories, count }),
    ];
  });
  const ofInk = categoriesOfSource('inkml', recordsOf(schema.facets), recordsOf(schema.categories));
  const hasInk = look !== null && look.ink > 0 && ofInk.length > 0;
  if (hasInk) lines.push(t('inkGives', { categories: namesOf(ofInk), count: look.ink }));
  if (schema.categoryRules.length === 0 && !hasInk) return null;
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

function recordsOf<Kind>(rows: readonly { readonly record: Kind }[]): readonly Kind[] {
  return rows.map(({ record }) => record);
}
