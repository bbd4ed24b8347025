import { useText } from '#renderer/i18n/use-text.ts';
import type { ShownThread } from './thread-of.ts';
import classes from './threads.module.css';

export interface PinMarkProps {
  readonly shown: ShownThread;
  readonly number: number;
  /** CSS lengths from the top left corner of what it stands in. */
  readonly left: string;
  readonly top: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

/** Number of a thread at the place that it is pinned to. */
export function PinMark({ shown, number, left, top, isActive, onChoose }: PinMarkProps) {
  const t = useText('review');
  const text = shown.comments[0]?.text ?? '';
  return (
    <button
      type="button"
      className={classes.pin}
      style={{ left, top }}
      data-active={isActive}
      data-resolved={shown.thread.resolved !== null}
      aria-label={t('pinNumber', { number, text })}
      title={text}
      onClick={(event) => {
        event.stopPropagation();
        onChoose();
      }}
    >
      {number}
    </button>
  );
}
