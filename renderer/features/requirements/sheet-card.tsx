import type { ReactNode } from 'react';
import classes from './requirements-screen.module.css';

export interface SheetCardProps {
  readonly title: string;
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the sheet. */
export function SheetCard({ title, hint, actions, children }: SheetCardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{title}</h2>
          {hint !== undefined && <p className={classes.hint}>{hint}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
