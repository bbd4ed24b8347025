import { Button } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '../use-action.ts';
import classes from './layer-section.module.css';

/** Says why the formula is unusable, and takes that back. */
export function UnusableSign({ reason }: { readonly reason: string }) {
  const t = useText('annotate');
  const { run } = useAction('unusable');
  return (
    <div className={classes.unusable}>
      <span>{t('unusableBecause', { reason })}</span>
      <Button size="compact-xs" variant="default" onClick={run}>
        {t('makeUsable')}
      </Button>
    </div>
  );
}
