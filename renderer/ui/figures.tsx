import { useFormat } from '#renderer/i18n/use-format.ts';
import classes from './figures.module.css';

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What the figure counts, in a sentence. */
  readonly hint?: string;
  readonly tone?: 'plain' | 'good' | 'attention';
}

/** A row of counts with their names below: the head of a report. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const format = useFormat();
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value, hint, tone = 'plain' }) => (
        <div key={name} className={classes.figure} data-tone={value === 0 ? 'plain' : tone} title={hint}>
          <dd>{format.number(value)}</dd>
          <dt>{name}</dt>
        </div>
      ))}
    </dl>
  );
}
