import { ActionIcon, Button, Group, Input, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import classes from './synonym-table.module.css';

export interface SynonymTableProps {
  readonly synonyms: Readonly<Record<string, string>>;
  readonly canEdit: boolean;
  readonly onChange: (synonyms: Record<string, string>) => void;
}

/** Written form → canonical form, each with the symbol that both print. */
export function SynonymTable({ synonyms, canEdit, onChange }: SynonymTableProps) {
  const t = useText('settings');
  const common = useText('common');
  const [written, setWritten] = useState('');
  const [canonical, setCanonical] = useState('');
  const isTaken = Object.hasOwn(synonyms, written.trim());
  const isBad = written.trim() !== '' && !LatexPolicy.shape.synonyms.keyType.safeParse(written.trim()).success;
  const canAdd = written.trim() !== '' && canonical.trim() !== '' && !isTaken && !isBad;
  const add = () => {
    if (!canAdd) return;
    onChange({ ...synonyms, [written.trim()]: canonical.trim() });
    setWritten('');
    setCanonical('');
  };
  const remove = (form: string) =>
    onChange(Object.fromEntries(Object.entries(synonyms).filter(([other]) => other !== form)));
  return (
    <Input.Wrapper label={t('synonyms')} description={t('synonymsHint')}>
      <ul className={classes.list}>
        {Object.entries(synonyms).map(([form, target]) => (
          <li key={form} className={classes.entry}>
            <code>{form}</code>
            <Text span c="dimmed" size="sm" aria-hidden>
              →
            </Text>
            <code>{target}</code>
            <span className={classes.glyph}>
              <SymbolGlyph label={target} />
            </span>
            {canEdit && (
              <ActionIcon size={20} aria-label={t('removeSynonym', { written: form })} onClick={() => remove(form)}>
                <IconX size={13} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <Group gap="xs" mt="xs" align="flex-start">
          <TextInput
            size="xs"
            w={170}
            aria-label={t('written')}
            placeholder={t('written')}
            value={written}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mono)' } }}
            error={
              isTaken
                ? t('synonymTaken', { written: written.trim() })
                : isBad
                  ? t('commandBad', { command: written.trim() })
                  : null
            }
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            w={170}
            aria-label={t('canonical')}
            placeholder={t('canonical')}
            value={canonical}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mono)' } }}
            onChange={(event) => setCanonical(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
          />
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={!canAdd} onClick={add}>
            {common('add')}
          </Button>
        </Group>
      )}
    </Input.Wrapper>
  );
}
