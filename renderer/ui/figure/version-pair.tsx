import { useMemo } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { CategoryId, Sha256, SymbolClassId } from '#schemas/domain/id.ts';
import { compareFormulas, formulaRecordOf } from '#shared/comparing/compare-formulas.ts';
import { describeDifference } from '../history/describe-difference.ts';
import { LatexView } from '../latex/latex-view.tsx';
import { markedArrows, markedBoxes, type TextOf } from './figure-marks.ts';
import { FormulaFigure } from './formula-figure.tsx';
import { LatexDifference } from './latex-difference.tsx';
import classes from './version-pair.module.css';

interface Side {
  readonly title: string;
  readonly document: AnnotationDocument;
}

export interface VersionPairProps {
  readonly imageSha256: Sha256;
  readonly before: Side;
  readonly after: Side;
  readonly labelOf: (symbolClass: SymbolClassId | null) => string;
  readonly categoryOf: (category: CategoryId) => string;
  /** A label in plain characters. */
  readonly textOf: TextOf;
}

/** Two versions of a formula side by side: boxes, relations and LaTeX, with what differs drawn and told. */
export function VersionPair({ imageSha256, before, after, labelOf, categoryOf, textOf }: VersionPairProps) {
  const t = useText('review');
  const status = useText('status');
  const difference = useMemo(() => compareFormulas(before.document, after.document), [before.document, after.document]);
  const was = formulaRecordOf(before.document);
  const is = formulaRecordOf(after.document);
  if (!was || !is) return null;
  const changes = describeDifference(difference, {
    review: t,
    status,
    labelOf,
    categoryOf,
    symbolOf: (id) => {
      const record = after.document.records.get(id) ?? before.document.records.get(id);
      return record?.kind === 'symbol' ? labelOf(record.symbolClass) : t('unlabelled');
    },
  });
  const region = around(was.region, is.region);
  const sides = [
    { name: 'before' as const, ...before, formula: was },
    { name: 'after' as const, ...after, formula: is },
  ];
  return (
    <>
      <div className={classes.legend} aria-hidden="true">
        {(['added', 'removed', 'moved', 'relabelled'] as const).map((mark) => (
          <span key={mark}>
            <i className={classes.swatch} data-mark={mark} />
            {t(mark)}
          </span>
        ))}
      </div>
      <div className={classes.sides}>
        {sides.map(({ name, title, document, formula }) => (
          <section key={name} className={classes.side} aria-label={title}>
            <h3 className={classes.title}>{title}</h3>
            <FormulaFigure
              imageSha256={imageSha256}
              region={region}
              boxes={markedBoxes(document, difference, name, textOf)}
              arrows={markedArrows(document, difference, name)}
              alt={t('figureOf')}
              maxHeight={300}
            />
            <div className={classes.set}>
              {formula.latex === '' ? t('noLatex') : <LatexView latex={formula.latex} displayMode />}
            </div>
          </section>
        ))}
      </div>
      {difference.latex && (
        <section className={classes.latex} aria-label={t('latex')}>
          <h3 className={classes.title}>{t('latex')}</h3>
          <LatexDifference before={difference.latex.before} after={difference.latex.after} />
        </section>
      )}
      {changes.length === 0 ? (
        <p className={classes.equal}>{t('noDifference')}</p>
      ) : (
        <ul className={classes.changes} aria-label={t('changes')}>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The least box around two. */
function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
