import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useLanguage } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { desktopBridge } from '#renderer/transport/desktop/bridge.ts';
import { listenToWindow } from '#renderer/transport/desktop/window-messages.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';

/** Says what happens around the page in the desktop window, and tells the window the page's language. */
export function DesktopWindow() {
  const t = useText('desktop');
  const [language] = useLanguage();
  const showFailure = useFailureNotice();
  const wasLost = useRef(false);
  useEffect(() => desktopBridge?.send({ type: 'language', language }), [language]);
  useEffect(
    () =>
      listenToWindow((message) => {
        if (message.type === 'refused') return showFailure(message.error);
        if (message.type !== 'core') return;
        if (message.state === 'failed') {
          notifications.show({
            color: 'red',
            icon: <IconAlertTriangle size={18} />,
            title: t('coreFailed'),
            message: t('coreFailedSentence'),
            autoClose: false,
          });
        }
        if (message.state === 'ready' && wasLost.current) {
          notifications.show({
            color: 'yellow',
            icon: <IconRefresh size={18} />,
            title: t('coreLost'),
            message: t('coreLostSentence'),
            autoClose: 15_000,
          });
        }
        wasLost.current = message.state !== 'ready';
      }),
    [showFailure, t],
  );
  return null;
}
