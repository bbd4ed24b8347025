import classes from './figure-sentence.module.css';

export interface FigureSentenceProps {
  /** Says the figure among other things. */
  readonly children: string;
  /** Shows what is counted; without it the sentence is bare. */
  readonly onShow: (() => void) | undefined;
}

/** A sentence that leads to the items behind the figure in it. */
export function FigureSentence({ children, onShow }: FigureSentenceProps) {
  if (onShow === undefined) return children;
  return (
    <button type="button" className={classes.sentence} onClick={onShow}>
      {children}
    </button>
  );
}
