import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconMessage, IconPencil } from '@tabler/icons-react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FittedLatex } from '#renderer/ui/latex/fitted-latex.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';

import { StatusDot } from '#renderer/ui/status/status-dot.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ReviewItem } from '#schemas/contract/review.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type LayerName, layerNames } from '#schemas/domain/layer.ts';
import type { DraftDecision } from './draft-decision.ts';
import classes from './queue-list.module.css';

/** CSS pixels for the LaTeX of an item, as its style has them. */
const latexHeight = 72;

export interface QueueListProps {
  readonly items: readonly ReviewItem[];
  readonly chosen: string;
  /** Documents with a decision that is not sent yet. */
  readonly drafts: ReadonlyMap<string, DraftDecision>;
  readonly schema: ProjectSchema;
  readonly onChoose: (document: string) => void;
  readonly onMore: (() => void) | null;
}

/** Score from which a formula is marked. */
const worthALook = 0.25;

/** What waits, at the left of the screen. */
export function QueueList({ items, chosen, drafts, schema, onChoose, onMore }: QueueListProps) {
  const t = useText('review');
  const status = useText('status');
  const format = useFormat();
  const { nameOf } = useSchemaWords(schema);
  return (
    <nav className={classes.list} aria-label={t('queue')}>
      {items.map((item) => (
        <button
          key={item.document.id}
          type="button"
          className={classes.item}
          aria-current={item.document.id === chosen}
          onClick={() => onChoose(item.document.id)}
        >
          <span className={classes.picture}>
            <FormulaThumbnail
              imageSha256={item.imageSha256}
              region={item.document.type === 'page' ? null : item.region}
              size={320}
              alt=""
            />
          </span>
          {item.document.type === 'formula' && item.latex !== '' ? (
            <span className={classes.formula} title={item.latex}>
              <FittedLatex latex={item.latex} height={latexHeight} />
            </span>
          ) : (
            <span className={classes.name}>{item.document.type === 'page' ? t('regionsOfPage') : t('noLatex')}</span>
          )}
          <span className={classes.facts}>
            {waitingLayers(item).map((layer) => (
              <span key={layer} className={classes.layer}>
                <StatusDot status="submitted" size={8} />
                {status(layer)}
              </span>
            ))}
            {item.score !== null && item.score >= worthALook && (
              <span className={classes.sign} title={t('mayBeWrong')}>
                <IconAlertTriangle size={13} aria-hidden />
                {t('mayBeWrong')}
              </span>
            )}
            {item.returns > 0 && (
              <span className={classes.sign} title={t('returnedTimes', { count: item.returns })}>
                <IconArrowBackUp size={13} aria-hidden />
                {item.returns}
                <span className={classes.hidden}>{t('returnedTimes', { count: item.returns })}</span>
              </span>
            )}
            {item.openThreads > 0 && (
              <span className={classes.sign} title={t('openThreads', { count: item.openThreads })}>
                <IconMessage size={13} aria-hidden />
                {item.openThreads}
                <span className={classes.hidden}>{t('openThreads', { count: item.openThreads })}</span>
              </span>
            )}
            {drafts.has(item.document.id) && <IconPencil size={13} aria-hidden />}
          </span>
          <span className={classes.by}>
            {t('submittedBy', { person: nameOf(item.submitter), time: format.dateTime(item.submittedAt) })}
          </span>
        </button>
      ))}
      {onMore !== null && (
        <Button size="xs" variant="default" m="sm" onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </nav>
  );
}

function waitingLayers({ layers }: ReviewItem): readonly LayerName[] {
  return layerNames.filter((name) => layers[name]?.state === 'submitted');
}
