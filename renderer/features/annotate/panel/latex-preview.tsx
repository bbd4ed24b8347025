import { useLayoutEffect, useRef } from 'react';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import classes from './latex-section.module.css';

/** CSS pixels of the type, and how small it gets before the preview scrolls. */
const size = { most: 16, least: 10 };

/** The formula as it prints, in smaller type where it is wider than the panel. Measured when made: another formula is another preview. */
export function LatexPreview({ latex }: { readonly latex: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const fit = () => {
      element.style.fontSize = `${size.most}px`;
      const style = getComputedStyle(element);
      const room = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const width = Math.max(0, ...[...element.querySelectorAll('.katex-html')].map((set) => set.scrollWidth));
      if (width > room) element.style.fontSize = `${Math.max(size.least, (size.most * room) / width)}px`;
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    // Type that is not loaded yet is measured as another.
    let isGone = false;
    void document.fonts.ready.then(() => !isGone && fit());
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, []);
  return (
    <div ref={frame} className={classes.preview} aria-live="off">
      <LatexView latex={latex} displayMode />
    </div>
  );
}
