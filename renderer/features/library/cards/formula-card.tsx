import { useText } from '#renderer/i18n/use-text.ts';
import { FittedLatex } from '#renderer/ui/latex/fitted-latex.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { CardCheck } from './card-check.tsx';
import classes from './formula-card.module.css';
import { LayerSigns } from './layer-signs.tsx';

/** CSS pixels for the LaTeX, as its style has them. */
const latexHeight = 40;

export interface FormulaCardProps {
  readonly formula: FormulaSummary;
  /** Layers that the project asks for. */
  readonly layersAsked: readonly LayerName[];
  /** Names of its categories in the language of the screen. */
  readonly categories: readonly string[];
  readonly showsSource: boolean;
  readonly isSelected: boolean;
  readonly onToggle: (isRange: boolean) => void;
}

/** Whether the formula is the whole of its page: its picture is then the page's own. */
function isWholePage({ region, pageWidth, pageHeight }: FormulaSummary): boolean {
  return region.x === 0 && region.y === 0 && region.width === pageWidth && region.height === pageHeight;
}

/** A formula of the library: picture, LaTeX, status, categories. */
export function FormulaCard({ formula, layersAsked, categories, showsSource, isSelected, onToggle }: FormulaCardProps) {
  const t = useText('library');
  const common = useText('common');
  return (
    <>
      <div className={classes.picture}>
        <FormulaThumbnail
          imageSha256={formula.imageSha256}
          region={isWholePage(formula) ? null : formula.region}
          isTrimmed={isWholePage(formula)}
          size={480}
          alt={t('formulaNamed', { page: formula.pageName })}
        />
      </div>
      <div className={classes.latex}>
        {formula.latex === '' ? (
          <span className={classes.none}>{t('noLatex')}</span>
        ) : showsSource ? (
          <code className={classes.source} title={formula.latex}>
            {formula.latex}
          </code>
        ) : (
          <FittedLatex latex={formula.latex} height={latexHeight} />
        )}
      </div>
      <div className={classes.foot}>
        <span title={formula.unusable === null ? undefined : common('whyUnusable', { reason: formula.unusable })}>
          <StatusBadge status={formula.status} size="xs" />
        </span>
        <LayerSigns formula={formula} layersAsked={layersAsked} />
      </div>
      <div className={classes.categories} title={categories.join(' · ')}>
        {categories.join(' · ')}
      </div>
      <CardCheck isSelected={isSelected} onToggle={onToggle} />
    </>
  );
}
