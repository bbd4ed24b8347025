import { useText } from '#renderer/i18n/use-text.ts';
import classes from './second-badge.module.css';
import { useWorkKind } from './work-kind.ts';

/** Says that this is a second annotation, so that nobody wonders where the first one is. */
export function SecondBadge() {
  const t = useText('review');
  if (useWorkKind() === 'truth') return null;
  return <div className={classes.badge}>{t('secondBadge')}</div>;
}
