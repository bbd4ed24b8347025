import { useFormat } from '#renderer/i18n/use-format.ts';
import classes from './figure-link.module.css';

export interface FigureLinkProps {
  readonly value: number;
  /** What is counted, for those who do not see the table around it. */
  readonly label: string;
  /** Shows what is counted; without it, and for nothing, the figure is bare. */
  readonly onShow: (() => void) | undefined;
}

/** A figure that leads to the items behind it. */
export function FigureLink({ value, label, onShow }: FigureLinkProps) {
  const format = useFormat();
  const figure = format.number(value);
  if (onShow === undefined || value === 0) return figure;
  return (
    <button type="button" className={classes.figure} aria-label={`${label} ${figure}`} onClick={onShow}>
      {figure}
    </button>
  );
}
