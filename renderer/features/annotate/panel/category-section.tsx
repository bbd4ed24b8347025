import { useMemo } from 'react';
import { setCategories } from '#renderer/editor/edits/change-formula.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type FacetWithCategories, facetsInUse } from '#renderer/ui/category-choice.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { CategoryId, FormulaId } from '#schemas/domain/id.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import classes from './category-section.module.css';
import { Section } from './section.tsx';

/** Categories of the formula, one line a facet. */
export function CategorySection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const nameOf = useLocalisedName();
  const { editor, schema } = useWorkbench();
  const given = useEditorState((state) => formulaIn(state.work, formula)?.categories);
  // What was merged into another category is shown, and changed, as that one.
  const chosen = useMemo(() => {
    const byId = new Map(schema.categories.map(({ record }) => [record.id, record]));
    return given && [...new Set(given.map((id) => resolveAlias(id, byId)))];
  }, [schema, given]);
  const facets = useMemo(() => facetsInUse(schema, new Set(chosen)), [schema, chosen]);
  if (chosen === undefined || facets.length === 0) return null;
  const choose = (facet: FacetWithCategories, category: Category) => {
    editor.edit(
      setCategories(editor.getState().work, formula, toggleCategory(chosen, facet, category.id)),
      'categories',
    );
  };
  return (
    <Section title={t('categories')}>
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
