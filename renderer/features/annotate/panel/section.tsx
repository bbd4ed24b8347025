import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** A quiet word beside the title. */
  readonly aside?: ReactNode;
  /** Buttons at the right end of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the panel with its heading. */
export function Section({ title, aside, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        {actions !== undefined && <span className={classes.actions}>{actions}</span>}
      </header>
      {children}
    </section>
  );
}
