import type { ReactNode } from 'react';
import classes from './screen-header.module.css';

export interface ScreenHeaderProps {
  readonly title: string;
  /** A quiet line beside the title: totals, a state. */
  readonly aside?: ReactNode;
  /** Buttons at the right end. */
  readonly actions?: ReactNode;
}

/** First line of a screen: title, what it holds, what can be done. */
export function ScreenHeader({ title, aside, actions }: ScreenHeaderProps) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      <div className={classes.actions}>{actions}</div>
    </header>
  );
}
