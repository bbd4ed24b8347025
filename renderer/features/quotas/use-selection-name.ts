import { useMemo } from 'react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { QuotaSelection } from './quota-rows.ts';

type KindNames = Pick<ProjectSchema, 'categories' | 'symbolClasses'>;

/** Names what a quota counts: its categories with `×` between them, the label of its class, or everything. */
export function useSelectionName(schema: KindNames): (selection: QuotaSelection) => string {
  const t = useText('quotas');
  const nameOf = useLocalisedName();
  return useMemo(() => {
    const categories = new Map(schema.categories.map(({ record }) => [record.id, nameOf(record.name)]));
    const classes = new Map(schema.symbolClasses.map(({ record }) => [record.id, record.label]));
    return ({ categories: ids, symbolClass, unit }) => {
      const label = symbolClass === null ? null : (classes.get(symbolClass) ?? symbolClass);
      const names = ids.map((id) => categories.get(id) ?? id);
      const parts = label === null ? names : [label, ...names];
      if (parts.length > 0) return parts.join(' × ');
      return unit === 'symbol' ? t('allSymbols') : t('allFormulas');
    };
  }, [schema, nameOf, t]);
}

/** Names a quota wholly: what it counts, of which unit, and for which sub-model. */
export function useQuotaName(schema: KindNames): (selection: QuotaSelection) => string {
  const t = useText('quotas');
  const { nameOf: subModelName } = useSubModels();
  const nameOf = useSelectionName(schema);
  return useMemo(
    () => (selection) => {
      const { unit, symbolClass, categories, subModel } = selection;
      const isOfSymbols = unit === 'symbol' && symbolClass === null && categories.length > 0;
      const parts = [
        nameOf(selection),
        isOfSymbols ? `(${t('symbolsUnit')})` : null,
        subModel === null ? null : t('forSubModel', { subModel: subModelName(subModel) }),
      ];
      return parts.filter((part) => part !== null).join(' ');
    },
    [nameOf, t, subModelName],
  );
}
