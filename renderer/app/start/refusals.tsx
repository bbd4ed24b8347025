import { Paper, Text, Title } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { FullPage } from './full-page.tsx';

/** For visitors without a token or invitation. */
export function SignIn() {
  const t = useText('start');
  return <Refusal title={t('signInTitle')} sentence={t('signInSentence')} />;
}

/** For those who may come in while no project is open. */
export function NoProject() {
  const t = useText('start');
  return <Refusal title={t('noProjectTitle')} sentence={t('noProjectSentence')} />;
}

function Refusal({ title, sentence }: { readonly title: string; readonly sentence: string }) {
  return (
    <FullPage>
      <Paper withBorder p="xl" mt={28} radius="md">
        <Title order={2} mb={8}>
          {title}
        </Title>
        <Text c="dimmed">{sentence}</Text>
      </Paper>
    </FullPage>
  );
}
