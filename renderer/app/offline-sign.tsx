import { IconPlugConnectedX } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useConnection } from '#renderer/transport/use-live-events.ts';
import classes from './offline-sign.module.css';

/** Says that the core does not answer, while it does not. */
export function OfflineSign() {
  const t = useText('shell');
  if (useConnection() !== 'offline') return null;
  return (
    <output className={classes.sign}>
      <IconPlugConnectedX size={16} aria-hidden />
      <strong>{t('offline')}</strong>
      <span>{t('offlineHint')}</span>
    </output>
  );
}
