import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Scene } from '#shared/chart/scene.ts';
import { Chart } from './chart.tsx';
import classes from './chart-frame.module.css';
import { SaveButtons } from './save-buttons.tsx';

export interface ChartFrameProps {
  readonly title: string;
  /** One quiet line below the title. */
  readonly hint?: ReactNode;
  /** What is chosen for this chart. */
  readonly controls?: ReactNode;
  /** Name of saved files, without extension. */
  readonly fileName: string;
  /** The chart at a width in CSS pixels. */
  readonly draw: (width: number) => Scene;
  /** The figures behind the chart. */
  readonly csv: () => string;
  readonly onLink?: (link: string) => void;
  readonly children?: ReactNode;
}

/** Width of a saved chart: the same on every screen. */
const savedWidth = 1000;
const leastWidth = 320;

/** A chart with its title, what can be chosen for it, and its files. */
export function ChartFrame({ title, hint, controls, fileName, draw, csv, onLink, children }: ChartFrameProps) {
  const { ref, width } = useElementSize();
  return (
    <section className={classes.frame} aria-label={title}>
      <header className={classes.head}>
        <div className={classes.names}>
          <h2 className={classes.title}>{title}</h2>
          {hint !== undefined && <div className={classes.hint}>{hint}</div>}
        </div>
        <div className={classes.controls}>{controls}</div>
        <SaveButtons name={title} fileName={fileName} csv={csv} scene={() => draw(savedWidth)} />
      </header>
      <div ref={ref} className={classes.chart}>
        {width > 0 && <Chart scene={draw(Math.max(leastWidth, width))} {...(onLink === undefined ? {} : { onLink })} />}
      </div>
      {children}
    </section>
  );
}
