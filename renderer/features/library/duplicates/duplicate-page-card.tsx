import { Button, Checkbox } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { DuplicatePage } from '#schemas/contract/duplicates.ts';
import classes from './duplicates-view.module.css';

export interface DuplicatePageCardProps {
  readonly page: DuplicatePage;
  /** Null where nothing is to be chosen. */
  readonly isKept: boolean | null;
  readonly onKeep: (isKept: boolean) => void;
  readonly onKeepOnly: () => void;
  readonly onOpen: () => void;
}

/** One page of a group: its picture, and what tells whether it is the one to keep. */
export function DuplicatePageCard({ page, isKept, onKeep, onKeepOnly, onOpen }: DuplicatePageCardProps) {
  const t = useText('duplicates');
  const library = useText('library');
  const format = useFormat();
  const name = page.sourceName.split('/').at(-1) ?? page.sourceName;
  const { turn } = page;
  const facts = [
    ...(turn !== null && turn.degrees > 0 ? [t('turned', { degrees: turn.degrees })] : []),
    ...(turn?.isNegative === true ? [t('negative')] : []),
    library('pageSize', { width: page.width, height: page.height }),
    ...(page.writer === null ? [] : [library('writer', { writer: page.writer })]),
    format.date(page.importedAt),
  ];
  const [first] = page.formulas;
  const others = page.formulaCount - page.formulas.length + Math.max(0, page.formulas.length - 1);
  return (
    <figure className={classes.page} data-left={isKept === false}>
      <button type="button" className={classes.picture} aria-label={t('openPage', { page: name })} onClick={onOpen}>
        <FormulaThumbnail imageSha256={page.imageSha256} region={null} size={520} alt="" />
      </button>
      <figcaption className={classes.text}>
        <div className={classes.name} title={page.sourceName}>
          {name}
        </div>
        <div className={classes.facts} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </div>
        <div className={classes.formula}>
          {first === undefined ? (
            <span className={classes.facts}>{t('noFormula')}</span>
          ) : (
            <>
              <StatusBadge status={first.status} size="xs" />
              <span className={classes.latex} title={first.latex}>
                {first.latex === '' ? (
                  <span className={classes.facts}>{library('noLatex')}</span>
                ) : (
                  <LatexView latex={first.latex} />
                )}
              </span>
            </>
          )}
        </div>
        <div className={classes.facts}>
          {[
            ...(first === undefined ? [] : [t('symbols', { count: first.symbolCount })]),
            ...(others > 0 ? [t('moreFormulas', { count: others })] : []),
          ].join(' · ') || ' '}
        </div>
        {isKept !== null && (
          <div className={classes.choice}>
            <Checkbox
              size="xs"
              label={t('keep')}
              checked={isKept}
              onChange={(event) => onKeep(event.currentTarget.checked)}
            />
            <Button size="compact-xs" variant="subtle" onClick={onKeepOnly}>
              {t('keepOnly')}
            </Button>
          </div>
        )}
      </figcaption>
    </figure>
  );
}
