import { FigureLink } from './figure-link.tsx';
import classes from './figures.module.css';

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What the figure counts, in a sentence. */
  readonly hint?: string;
  readonly tone?: 'plain' | 'good' | 'attention';
  /** Shows what is counted. */
  readonly onShow?: (() => void) | undefined;
}

/** A row of counts with their names below: the head of a report. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value, hint, tone = 'plain', onShow }) => (
        <div key={name} className={classes.figure} data-tone={value === 0 ? 'plain' : tone} title={hint}>
          <dd>
            <FigureLink value={value} label={name} onShow={onShow} />
          </dd>
          <dt>{name}</dt>
        </div>
      ))}
    </dl>
  );
}
