import { IconPlugConnectedX } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useConnection } from '#renderer/transport/use-live-events.ts';
import classes from './offline-sign.module.css';

const hints = { offline: 'offlineHint', refused: 'refusedHint' } as const;

/** Says that the core does not answer, or not to this browser, while it is so. */
export function OfflineSign() {
  const t = useText('shell');
  const connection = useConnection();
  if (connection !== 'offline' && connection !== 'refused') return null;
  return (
    <output className={classes.sign}>
      <IconPlugConnectedX size={16} aria-hidden />
      <strong>{t(connection)}</strong>
      <span>{t(hints[connection])}</span>
    </output>
  );
}
