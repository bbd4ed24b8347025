import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import type { Box } from '#schemas/domain/geometry.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import classes from './second-screen.module.css';

/** A formula of the second annotation by its picture. */
export interface SecondCard {
  readonly second: string;
  readonly imageSha256: Sha256;
  readonly region: Box;
}

export interface SecondCardsProps<Card extends SecondCard> {
  readonly cards: readonly Card[];
  /** What the picture shows; empty where a line under it says so. */
  readonly altOf: (card: Card) => string;
  /** The lines under its picture. */
  readonly renderLines: (card: Card) => ReactNode;
  readonly onOpen: (card: Card) => void;
  /** Reads more of them; null where all are there. */
  readonly onMore: (() => void) | null;
}

/** Formulas of the second annotation, part by part. */
export function SecondCards<Card extends SecondCard>(props: SecondCardsProps<Card>) {
  const { cards, altOf, renderLines, onOpen, onMore } = props;
  const t = useText('review');
  return (
    <>
      <ul className={classes.cards}>
        {cards.map((card) => (
          <li key={card.second}>
            <button type="button" className={classes.card} onClick={() => onOpen(card)}>
              <span className={classes.picture}>
                <FormulaThumbnail imageSha256={card.imageSha256} region={card.region} size={320} alt={altOf(card)} />
              </span>
              {renderLines(card)}
            </button>
          </li>
        ))}
      </ul>
      {onMore !== null && (
        <Button size="xs" variant="default" onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
