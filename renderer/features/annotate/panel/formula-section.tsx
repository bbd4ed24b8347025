import { Button, VisuallyHidden } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { showFormula } from '#renderer/editor/actions/show-formula.ts';
import { selectRegions } from '#renderer/editor/selection/selection.ts';
import { toggled } from '#renderer/editor/selection/toggle.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { StatusDot } from '#renderer/ui/status/status-dot.tsx';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useAction } from '../use-action.ts';
import { bringIntoSight } from './bring-into-sight.ts';
import classes from './formula-section.module.css';
import { Section } from './section.tsx';

/** Rows are too tall for a line of the list: their picture is shown. */
function hasRows(latex: string): boolean {
  return /\\\\|\\begin\b/.test(latex);
}

/** The formulas of a page that holds several: choosing one makes it the one that is worked on. */
export function FormulaSection() {
  const t = useText('annotate');
  const statusText = useText('status');
  const { editor, schema } = useWorkbench();
  const work = useFollowedState((state) => state.work);
  const chosen = useFollowedState((state) => state.selection.formula);
  const regions = useFollowedState((state) => state.selection.regions);
  const page = pageIn(work);
  const asked = schema.settings.record.layersAsked;
  /** Together with what is chosen already, as on the canvas. */
  const add = (id: FormulaId) => {
    const { selection } = editor.getState();
    const before = selection.regions.size === 0 && selection.formula !== null ? [selection.formula] : selection.regions;
    editor.select(selectRegions(id, toggled(new Set(before), id)));
  };
  const list = useRef<HTMLUListElement>(null);
  // Chosen on the canvas or by key as well.
  useLayoutEffect(() => {
    const row = chosen === null ? null : list.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (list.current && row) bringIntoSight(list.current, row);
  }, [chosen]);
  const rows = [...work.formulas.values()].flatMap((document) => formulaOf(document) ?? []);
  return (
    <Section title={t('formulas')} aside={String(rows.length)} actions={regions.size > 1 && <MergeButton />}>
      {rows.length === 0 ? (
        <p className={classes.empty}>{t('formulasEmpty')}</p>
      ) : (
        <ul className={classes.list} ref={list}>
          {rows.map((formula, place) => {
            const document = work.formulas.get(formula.id);
            const status = statusOf(formula, page, asked);
            return (
              <li key={formula.id}>
                <button
                  type="button"
                  className={classes.row}
                  aria-pressed={formula.id === chosen || regions.has(formula.id)}
                  onClick={(event) => (event.shiftKey ? add(formula.id) : showFormula(editor, formula.id))}
                >
                  <span className={classes.number}>{place + 1}</span>
                  <span className={classes.latex}>
                    {formula.latex === '' || hasRows(formula.latex) ? (
                      <span className={classes.picture}>
                        <FormulaThumbnail
                          imageSha256={page.imageSha256}
                          region={formula.region}
                          size={256}
                          alt={formula.latex === '' ? t('noLatex') : formula.latex}
                        />
                      </span>
                    ) : (
                      <LatexView latex={formula.latex} />
                    )}
                  </span>
                  <span
                    className={classes.count}
                    title={t('symbolCount', { count: document ? contentOf(document).symbols.size : 0 })}
                  >
                    {document ? contentOf(document).symbols.size : 0}
                  </span>
                  <span title={statusText(status)}>
                    <StatusDot status={status} />
                    <VisuallyHidden>{statusText(status)}</VisuallyHidden>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

function MergeButton() {
  const { name, keys, run } = useAction('merge-formulas');
  return (
    <Button size="compact-xs" variant="default" rightSection={keys && <Keys keys={keys} />} onClick={run}>
      {name}
    </Button>
  );
}
