import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** In place of a screen that could not be drawn. */
export function FailedScreen() {
  const t = useText('errors');
  return (
    <EmptyState
      icon={<IconAlertTriangle size={36} stroke={1.4} />}
      title={t('internal')}
      sentence={t('screenFailed')}
      actions={<Button onClick={() => window.location.reload()}>{t('reload')}</Button>}
    />
  );
}
