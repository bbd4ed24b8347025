import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { setCategories, setPlacement } from '#renderer/editor/edits/change-formula.ts';
import { formulaIn, pageIn } from '#renderer/editor/work/work.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { type FacetWithCategories, facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { CategoryId, FormulaId } from '#schemas/domain/id.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { useEditorState, useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useAction } from '../use-action.ts';
import classes from './category-section.module.css';
import { rememberCategories } from './recent-categories.ts';
import { Section } from './section.tsx';

/** Categories of the formula, one line a facet. */
export function CategorySection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const nameOf = useLocalisedName();
  const { editor, schema } = useWorkbench();
  const { project } = useSession();
  const given = useEditorState((state) => formulaIn(state.work, formula)?.categories);
  // What was merged into another category is shown, and changed, as that one.
  const chosen = useMemo(() => {
    const byId = new Map(schema.categories.map(({ record }) => [record.id, record]));
    return given && [...new Set(given.map((id) => resolveAlias(id, byId)))];
  }, [schema, given]);
  const facets = useMemo(() => facetsInUse(schema, new Set(chosen)), [schema, chosen]);
  const hasPlacement = useFollowedState((state) => pageIn(state.work).holds === 'formulas');
  if (chosen === undefined || (facets.length === 0 && !hasPlacement)) return null;
  const choose = (facet: FacetWithCategories, category: Category) => {
    const categories = toggleCategory(chosen, facet, category.id);
    editor.edit(setCategories(editor.getState().work, formula, categories), 'categories');
    rememberCategories(project.id, { formula, categories });
  };
  return (
    <Section title={t('categories')} actions={<RepeatButton />}>
      {hasPlacement && <PlacementChoice formula={formula} />}
      {facets.map((facet) => (
        <fieldset key={facet.facet.id} className={classes.facet} aria-label={nameOf(facet.facet.name)}>
          <span className={classes.name}>{nameOf(facet.facet.name)}</span>
          <span className={classes.values}>
            {facet.categories.map((category) => (
              <button
                key={category.id}
                type="button"
                className={classes.value}
                aria-pressed={chosen.includes(category.id)}
                onClick={() => choose(facet, category)}
              >
                {nameOf(category.name)}
              </button>
            ))}
          </span>
        </fieldset>
      ))}
    </Section>
  );
}

/** Gives what the formula before has, where this one says nothing yet. */
function RepeatButton() {
  const t = useText('annotate');
  const { name, keys, isEnabled, run } = useAction('repeat-categories');
  if (!isEnabled) return null;
  return (
    <Button size="compact-xs" variant="default" aria-label={name} title={name} onClick={run}>
      {t('categoriesAgain')} {keys !== null && <Keys keys={keys} />}
    </Button>
  );
}

const placements = ['isolated', 'inline'] as const;

/** Where the formula stands on its page: a fact that extractors learn with its region. */
function PlacementChoice({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const given = useEditorState((state) => formulaIn(state.work, formula)?.placement ?? null);
  return (
    <fieldset className={classes.facet} aria-label={t('placement')}>
      <span className={classes.name}>{t('placement')}</span>
      <span className={classes.values}>
        {placements.map((placement) => (
          <button
            key={placement}
            type="button"
            className={classes.value}
            aria-pressed={given === placement}
            onClick={() =>
              editor.edit(
                setPlacement(editor.getState().work, formula, given === placement ? null : placement),
                'placement',
              )
            }
          >
            {t(`placement-${placement}`)}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

/** The categories after one was pressed: taken away where it was there; alone in a facet that allows one. */
export function toggleCategory(
  chosen: readonly CategoryId[],
  { facet, categories }: Pick<FacetWithCategories, 'facet' | 'categories'>,
  category: CategoryId,
): readonly CategoryId[] {
  if (chosen.includes(category)) return chosen.filter((id) => id !== category);
  const rivals = new Set(facet.selection === 'one' ? categories.map(({ id }) => id) : []);
  return [...chosen.filter((id) => !rivals.has(id)), category];
}
