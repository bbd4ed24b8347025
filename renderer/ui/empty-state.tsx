import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly sentence: string;
  /** The next thing to do. */
  readonly actions?: ReactNode;
}

/** What a screen shows while there is nothing in it: why, and what to do next. */
export function EmptyState({ icon, title, sentence, actions }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.icon}>{icon}</div>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.sentence}>{sentence}</p>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
