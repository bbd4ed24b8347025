import { Paper, Text, Title } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSummary } from '#schemas/contract/project.ts';
import { PersonPicker } from '../shell/person-picker.tsx';
import { FullPage } from './full-page.tsx';

/** Asks the owner who they are in the project, before anything is shown of it. */
export function WhoAmI({ project }: { readonly project: ProjectSummary }) {
  const t = useText('start');
  return (
    <FullPage>
      <Paper withBorder p="xl" mt={28} radius="md">
        <Title order={2} mb={4}>
          {t('whoTitle')}
        </Title>
        <Text c="dimmed" mb="lg" size="sm">
          {t('whoHint', { project: project.name })}
        </Text>
        <PersonPicker />
      </Paper>
    </FullPage>
  );
}
