import type { ReactNode } from 'react';
import type { Mark, Paint, Scene } from '#shared/chart/scene.ts';
import { pathOf } from '#shared/chart/write-svg.ts';
import classes from './chart.module.css';

/** The colours of the screen's scheme. */
const colours: Readonly<Record<Paint, string>> = {
  accepted: 'var(--status-accepted)',
  submitted: 'var(--status-submitted)',
  drafted: 'var(--status-drafted)',
  returned: 'var(--status-returned)',
  absent: 'var(--bar-absent)',
  text: 'var(--text)',
  quiet: 'var(--text-faint)',
  line: 'var(--line)',
  track: 'var(--bar-track)',
  accent: 'var(--accent)',
  ground: 'var(--status-mark)',
};

export interface ChartProps {
  readonly scene: Scene;
  /** What a click on a mark with a link does. */
  readonly onLink?: (link: string) => void;
}

/** Draws a chart in the colours of the screen; marks with a link are buttons. */
export function Chart({ scene, onLink }: ChartProps) {
  const { width, height, title, marks } = scene;
  return (
    <svg className={classes.chart} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{title}</title>
      {marks.map((mark, index) => (
        // A chart is drawn anew as a whole: its marks have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <MarkShape key={index} mark={mark} {...(onLink === undefined ? {} : { onLink })} />
      ))}
    </svg>
  );
}

interface MarkShapeProps {
  readonly mark: Mark;
  readonly onLink?: (link: string) => void;
}

function MarkShape({ mark, onLink }: MarkShapeProps): ReactNode {
  switch (mark.kind) {
    case 'rectangle': {
      const shape = (
        <rect
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.radius}
          fill={colours[mark.fill]}
          fillOpacity={mark.opacity}
        >
          {mark.title !== undefined && <title>{mark.title}</title>}
        </rect>
      );
      const { link } = mark;
      if (link === undefined || onLink === undefined) return shape;
      const follow = () => onLink(link);
      return (
        // A mark of a drawing cannot be a button element.
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <g
          className={classes.link}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="button"
          tabIndex={0}
          aria-label={mark.title}
          onClick={follow}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') {
              event.preventDefault();
              follow();
            }
          }}
        >
          {shape}
        </g>
      );
    }
    case 'path':
      return (
        <path
          d={pathOf(mark.points)}
          fill="none"
          stroke={colours[mark.stroke]}
          strokeWidth={mark.width}
          strokeDasharray={mark.dash?.join(' ')}
          strokeLinejoin="round"
        >
          {mark.title !== undefined && <title>{mark.title}</title>}
        </path>
      );
    case 'area':
      return <path d={`${pathOf(mark.points)}Z`} fill={colours[mark.fill]} fillOpacity={mark.opacity} />;
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          textAnchor={mark.anchor}
          fill={colours[mark.fill]}
          className={mark.isCode === true ? classes.code : undefined}
          transform={mark.isTurned === true ? `rotate(-90 ${mark.x} ${mark.y})` : undefined}
          fontWeight={mark.isStrong === true ? 600 : undefined}
        >
          {mark.text}
        </text>
      );
  }
}
