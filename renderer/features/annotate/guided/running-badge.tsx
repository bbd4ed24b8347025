import { Loader } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { useWorkbench } from '../editor-context.tsx';
import classes from './running-badge.module.css';
import { useGuidedState } from './use-guided-boxing.ts';

/** Says over the canvas that boxes are being found, where that takes long enough to be wondered about. */
export function RunningBadge() {
  const t = useText('annotate');
  const { guided } = useWorkbench();
  const { isRunning } = useGuidedState(guided);
  if (!isRunning) return null;
  return (
    <output className={classes.badge}>
      <Loader size={14} aria-hidden />
      {t('guidedRunning')}
    </output>
  );
}
