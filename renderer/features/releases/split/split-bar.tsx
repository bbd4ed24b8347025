import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import classes from './split-bar.module.css';

/** Formulas of a release by side, as one bar with its figures below. */
export function SplitBar({ bySide }: { readonly bySide: Readonly<Partial<Record<SplitSide, number>>> }) {
  const words = useText('status');
  const format = useFormat();
  const total = splitSides.reduce((sum, side) => sum + (bySide[side] ?? 0), 0);
  const label = splitSides.map((side) => `${words(side)} ${format.number(bySide[side] ?? 0)}`).join(', ');
  return (
    <Tooltip label={label}>
      <div>
        <div className={classes.bar}>
          <VisuallyHidden>{label}</VisuallyHidden>
          {splitSides.map((side) => (
            <span
              key={side}
              className={classes.side}
              data-side={side}
              style={{ width: `${total === 0 ? 0 : ((bySide[side] ?? 0) / total) * 100}%` }}
            />
          ))}
        </div>
        <div className={classes.figures}>{splitSides.map((side) => format.number(bySide[side] ?? 0)).join(' / ')}</div>
      </div>
    </Tooltip>
  );
}
