import { TagsInput } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { LatexPolicy } from '#schemas/domain/latex-policy.ts';

export interface CommandListProps {
  readonly label: string;
  readonly hint?: string;
  readonly commands: readonly string[];
  readonly canEdit: boolean;
  readonly onChange: (commands: string[]) => void;
}

/** A set of LaTeX commands. What is typed without a backslash gets one. */
export function CommandList({ label, hint, commands, canEdit, onChange }: CommandListProps) {
  const t = useText('settings');
  const bad = commands.find((command) => !LatexPolicy.shape.drop.element.safeParse(command).success);
  return (
    <TagsInput
      label={label}
      description={hint}
      readOnly={!canEdit}
      value={[...commands]}
      splitChars={[' ']}
      error={bad === undefined ? null : t('commandBad', { command: bad })}
      styles={{ pill: { fontFamily: 'var(--mono)', fontSize: 12 }, input: { maxHeight: 190, overflow: 'auto' } }}
      onChange={(next) => onChange(next.map((command) => (command.startsWith('\\') ? command : `\\${command}`)))}
    />
  );
}
