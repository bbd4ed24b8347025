import type { ReactNode } from 'react';
import classes from './fraction.module.css';

export interface FractionProps {
  readonly numerator: ReactNode;
  readonly denominator: ReactNode;
  /** The fraction bar; usually a quota's bar. */
  readonly bar: ReactNode;
  /** The whole in one sentence for those who do not see it. */
  readonly label: string;
}

/** A quantity over its target as a fraction whose bar fills: the sign of the program. */
export function Fraction({ numerator, denominator, bar, label }: FractionProps) {
  return (
    <figure className={classes.fraction} aria-label={label}>
      <div className={classes.numerator}>{numerator}</div>
      <div className={classes.bar}>{bar}</div>
      <div className={classes.denominator}>{denominator}</div>
    </figure>
  );
}
