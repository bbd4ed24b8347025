import { useLayoutEffect, useRef } from 'react';
import { LatexView } from './latex-view.tsx';

export interface FittedLatexProps {
  readonly latex: string;
  /** CSS pixels that it may be high. */
  readonly height: number;
}

/** Smaller than this nobody reads it: a taller formula is cut. */
const leastScale = 0.45;

/** A formula as it prints in a line of a card, made smaller where it is taller than that: vertical sums, matrices. */
export function FittedLatex(props: FittedLatexProps) {
  // Another formula is measured anew.
  return <Fitted key={props.latex} {...props} />;
}

function Fitted({ latex, height }: FittedLatexProps) {
  const shown = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = shown.current;
    if (!element) return;
    element.style.zoom = '1';
    const natural = element.getBoundingClientRect().height;
    element.style.zoom = String(Math.max(leastScale, Math.min(1, height / Math.max(1, natural))));
  }, [height]);
  return (
    <span ref={shown} style={{ display: 'inline-block' }}>
      <LatexView latex={latex} />
    </span>
  );
}
