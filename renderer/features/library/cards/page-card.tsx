import { useText } from '#renderer/i18n/use-text.ts';
import { usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { QuotaBar } from '#renderer/ui/counts/quota-bar.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import type { PageSummary } from '#schemas/contract/library.ts';
import { CardCheck } from './card-check.tsx';
import classes from './page-card.module.css';

export interface PageCardProps {
  readonly page: PageSummary;
  readonly isSelected: boolean;
  /** Null where pages cannot be selected. */
  readonly onToggle: ((isRange: boolean) => void) | null;
}

/** A page of the library: picture, name, and how far its formulas are. */
export function PageCard({ page, isSelected, onToggle }: PageCardProps) {
  const t = useText('library');
  const name = page.sourceName.split('/').at(-1) ?? page.sourceName;
  const size = t('pageSize', { width: page.width, height: page.height });
  return (
    <>
      <div className={classes.picture}>
        <FormulaThumbnail imageSha256={page.imageSha256} region={null} size={480} alt="" />
      </div>
      <div className={classes.text}>
        <div className={classes.name} title={page.sourceName}>
          {name}
        </div>
        <div className={classes.about}>
          <span>{t('pageFormulas', { count: page.formulaCount })}</span>
          <span>{page.writer === null ? size : t('writer', { writer: page.writer })}</span>
        </div>
        <QuotaBar counts={page.byStatus} full={Math.max(usableTotal(page.byStatus), 1)} hasTarget height={5} />
      </div>
      {onToggle !== null && <CardCheck isSelected={isSelected} onToggle={onToggle} />}
    </>
  );
}
