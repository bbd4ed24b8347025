import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import type { FacetId } from '#schemas/domain/id.ts';
import classes from './lacking-categories.module.css';

export interface LackingCategoriesProps {
  readonly lacking: readonly { readonly facet: FacetId; readonly formulas: number }[];
}

/** Missing categories by facet, each with the formulas that lack one: they are given theirs in the library, many at once. */
export function LackingCategories({ lacking }: LackingCategoriesProps) {
  const t = useText('findings');
  const nameOf = useLocalisedName();
  const schema = useQuery(api.schema.get.queryOptions());
  const show = useShowInLibrary();
  if (lacking.length === 0) return null;
  const names = new Map(schema.data?.facets.map(({ record }) => [record.id, nameOf(record.name)]));
  return (
    <ul className={classes.list} aria-label={t('kind-category-missing')}>
      {lacking.map(({ facet, formulas }) => (
        <li key={facet} className={classes.row}>
          <span className={classes.sentence}>
            {t('lackingOf', { count: formulas, facet: names.get(facet) ?? facet })}
          </span>
          {show !== null && (
            <Button
              size="xs"
              variant="default"
              onClick={() => show({ findings: ['category-missing'], lacking: [facet] })}
            >
              {t('showFormulas')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
