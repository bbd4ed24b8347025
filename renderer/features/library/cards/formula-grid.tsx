import { useMemo } from 'react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { categoryOrder } from '#renderer/ui/choices/category-choice.ts';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { SelectionBar } from '../acts/selection-bar.tsx';
import { useSelection } from '../acts/use-selection.ts';
import { formulaFilterOf, type LibrarySearch } from '../filters/library-search.ts';
import { FormulaTable } from '../tables/formula-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { FormulaCard } from './formula-card.tsx';
import { ItemList } from './item-list.tsx';

const card = { minimumCardWidth: 236, cardHeight: 204 };

export interface FormulaGridProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  readonly showsSource: boolean;
  readonly list: ListParts<FormulaSummary>;
  readonly onOpen: (formula: FormulaSummary) => void;
}

/** The formulas of the library, with their selection. */
export function FormulaGrid({ schema, search, showsSource, list, onOpen }: FormulaGridProps) {
  const t = useText('library');
  const nameOf = useLocalisedName();
  const filter = JSON.stringify(formulaFilterOf(search));
  const selection = useSelection(list.itemAt, filter);
  const names = useMemo(
    () => new Map(schema.categories.map(({ record }) => [record.id, nameOf(record.name)])),
    [schema, nameOf],
  );
  const order = useMemo(() => categoryOrder(schema), [schema]);
  const inOrder = (ids: readonly CategoryId[]) => ids.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const namesOf = (formula: FormulaSummary) => inOrder(formula.categories).map((id) => names.get(id) ?? '');
  return (
    <ItemList
      list={list}
      listKey={JSON.stringify([filter, search.sort])}
      view={search.view}
      card={card}
      label={t('grid')}
      selection={selection}
      onOpen={onOpen}
      renderBar={(count) => <SelectionBar schema={schema} search={search} count={count} selection={selection} />}
      renderTable={(table) => <FormulaTable {...table} namesOf={namesOf} showsSource={showsSource} />}
      renderCard={(formula, index) => (
        <FormulaCard
          formula={formula}
          layersAsked={schema.settings.record.layersAsked}
          categories={namesOf(formula)}
          showsSource={showsSource}
          isSelected={selection.has(formula)}
          onToggle={(isRange) => selection.toggle(index, isRange)}
        />
      )}
    />
  );
}
