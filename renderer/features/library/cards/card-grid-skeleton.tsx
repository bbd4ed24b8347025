import classes from './card-grid-skeleton.module.css';

export interface CardGridSkeletonProps {
  readonly minimumCardWidth: number;
  readonly cardHeight: number;
}

/** Empty cards in place of those that are being read; appears only when that takes long. */
export function CardGridSkeleton({ minimumCardWidth, cardHeight }: CardGridSkeletonProps) {
  return (
    <div
      className={classes.grid}
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${minimumCardWidth}px, 1fr))` }}
      aria-hidden
    >
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className={classes.card} style={{ height: cardHeight }} />
      ))}
    </div>
  );
}
