/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- places of a picture are pointed at; symbols are buttons */
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { mediaPath } from '#schemas/contract/media.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { Sha256, SymbolId } from '#schemas/domain/id.ts';
import classes from './formula-figure.module.css';
import { placeIn } from './place-in.ts';

/** How a box is drawn: as it is, or by what became of it. */
export type BoxMark = 'plain' | 'added' | 'removed' | 'moved' | 'was' | 'relabelled';

export interface FigureBox {
  readonly key: string;
  readonly symbol: SymbolId | null;
  readonly box: Box;
  /** Printed above the box; empty: nothing. */
  readonly text: string;
  readonly mark: BoxMark;
}

export interface FigureArrow {
  readonly key: string;
  readonly from: Box;
  readonly to: Box;
  readonly mark: 'plain' | 'added' | 'removed' | 'relabelled';
  readonly type: string;
}

export interface FormulaFigureProps {
  readonly imageSha256: Sha256;
  /** What of the page is shown, in page pixels. */
  readonly region: Box;
  readonly boxes: readonly FigureBox[];
  readonly arrows?: readonly FigureArrow[];
  readonly alt: string;
  readonly selected?: ReadonlySet<string>;
  /** Highest that it grows, in CSS pixels. */
  readonly maxHeight: number;
  /** Times that size, in a frame that scrolls. */
  readonly zoom?: number;
  /** A symbol was pressed, or a place (page pixels). Without it the figure is only looked at. */
  readonly onPick?: (picked: { readonly symbol: FigureBox | null; readonly point: Point }) => void;
  /** Marks on top of it, placed by `placeIn`. */
  readonly children?: ReactNode;
}

/** Longest side of the picture that is asked for, in pixels. */
const pictureSize = 1600;
/** Scale at most: a small formula is not blown up to nothing but grain. */
const largestScale = 4;

/** Picture of a formula with its boxes and relations drawn over it. */
export function FormulaFigure(props: FormulaFigureProps) {
  const { imageSha256, region, boxes, arrows = [], alt, selected, maxHeight, zoom = 1, onPick, children } = props;
  const t = useText('common');
  const source = mediaPath(imageSha256, { size: pictureSize, region });
  const [failedSource, setFailedSource] = useState<string | null>(null);
  const pick = (event: React.MouseEvent<HTMLElement>, symbol: FigureBox | null) => {
    const frame = event.currentTarget.closest(`.${classes.figure}`)?.getBoundingClientRect();
    if (!frame || !onPick) return;
    const x = region.x + ((event.clientX - frame.left) / frame.width) * region.width;
    const y = region.y + ((event.clientY - frame.top) / frame.height) * region.height;
    event.stopPropagation();
    onPick({ symbol, point: { x, y } });
  };
  const largest = boxes.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  const width = Math.min(region.width * largestScale, (maxHeight * region.width) / region.height);
  return (
    <div
      role="presentation"
      className={classes.figure}
      data-picks={onPick !== undefined}
      style={{
        width: zoom === 1 ? `min(100%, ${width}px)` : `calc(${zoom} * min(100%, ${width}px))`,
        aspectRatio: `${region.width} / ${region.height}`,
      }}
      onClick={onPick && ((event) => pick(event, null))}
    >
      {failedSource === source ? (
        <div className={classes.missing}>{t('thumbnailMissing')}</div>
      ) : (
        <img
          className={classes.picture}
          src={source}
          alt={alt}
          draggable={false}
          onError={() => setFailedSource(source)}
        />
      )}
      {largest.map((each) => {
        const style = {
          ...placeIn(region, each.box),
          width: `${(each.box.width / region.width) * 100}%`,
          height: `${(each.box.height / region.height) * 100}%`,
        };
        const text = each.text !== '' && <span className={classes.label}>{each.text}</span>;
        // Labels of classes are the same in every language.
        const shared = { className: classes.box, style, 'data-mark': each.mark, translate: 'no' } as const;
        return onPick ? (
          <button
            key={each.key}
            type="button"
            {...shared}
            data-selected={selected?.has(each.key) ?? false}
            aria-label={each.text}
            onClick={(event) => pick(event, each)}
          >
            {text}
          </button>
        ) : (
          <span key={each.key} {...shared}>
            {text}
          </span>
        );
      })}
      {arrows.length > 0 && (
        <svg
          className={classes.arrows}
          viewBox={`${region.x} ${region.y} ${region.width} ${region.height}`}
          aria-hidden="true"
        >
          {arrows.map(({ key, from, to, mark }) => (
            <g key={key} data-mark={mark}>
              <line
                x1={from.x + from.width / 2}
                y1={from.y + from.height / 2}
                x2={to.x + to.width / 2}
                y2={to.y + to.height / 2}
                vectorEffect="non-scaling-stroke"
              />
              <circle
                cx={to.x + to.width / 2}
                cy={to.y + to.height / 2}
                r={Math.max(region.width, region.height) / 220}
              />
            </g>
          ))}
        </svg>
      )}
      {children}
    </div>
  );
}
