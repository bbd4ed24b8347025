import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';

export interface ErrorNoticeProps {
  readonly error: ShownError;
  readonly onRetry?: () => void;
}

/** A failure in words: what happened, where and what to do. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const t = useText('common');
  const { title, sentence, original } = useErrorText()(error);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {sentence}
      </Text>
      {original !== null && (
        <Text size="xs" c="dimmed" mt={4} lang="en" style={{ overflowWrap: 'anywhere' }}>
          {original}
        </Text>
      )}
      {onRetry !== undefined && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  );
}
