import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';

/** Shows a failure beside the screen, for acts that have no place of their own to show it in. */
export function useFailureNotice(): (error: ShownError) => void {
  const errorText = useErrorText();
  return useCallback(
    (error) => {
      const { title, sentence } = errorText(error);
      notifications.show({
        color: 'red',
        icon: <IconAlertTriangle size={18} />,
        title,
        message: sentence,
        autoClose: 9000,
      });
    },
    [errorText],
  );
}
