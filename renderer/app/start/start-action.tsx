import type { Icon } from '@tabler/icons-react';
import classes from './start-page.module.css';

export interface StartActionProps {
  readonly icon: Icon;
  readonly title: string;
  readonly hint: string;
  readonly isPrimary?: boolean;
  readonly onClick: () => void;
}

/** One of the ways into the program. */
export function StartAction({ icon: IconOfAction, title, hint, isPrimary = false, onClick }: StartActionProps) {
  return (
    <button type="button" className={classes.action} data-primary={isPrimary} onClick={onClick}>
      <IconOfAction size={20} stroke={1.7} className={classes.actionIcon} aria-hidden />
      <span>
        <span className={classes.actionTitle}>{title}</span>
        {hint !== '' && <span className={classes.actionHint}>{hint}</span>}
      </span>
    </button>
  );
}
