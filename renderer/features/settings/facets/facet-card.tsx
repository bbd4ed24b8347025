import { Badge, Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLanguage, useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Revised } from '#renderer/transport/schema-patch.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { OpenChange } from '../kinds/kind-target.ts';
import type { NameTarget } from '../name-dialog.tsx';
import { RecordButtons } from '../record-buttons.tsx';
import classes from './facet-card.module.css';

export interface FacetCardProps {
  /** All facets in order, and which of them this is. */
  readonly facets: readonly Revised<Facet>[];
  readonly index: number;
  /** Its categories in order. */
  readonly categories: readonly Revised<Category>[];
  readonly showsRetired: boolean;
  readonly canEdit: boolean;
  readonly onName: (target: NameTarget) => void;
  readonly onChange: (change: OpenChange) => void;
}

/** One facet with its categories. */
export function FacetCard({ facets, index, categories, showsRetired, canEdit, onName, onChange }: FacetCardProps) {
  const t = useText('settings');
  const common = useText('common');
  const nameOf = useLocalisedName();
  const facet = facets[index];
  if (facet === undefined) return null;
  const { record } = facet;
  const nameOfCategory = (id: CategoryId) => {
    const found = categories.find((category) => category.record.id === id)?.record;
    return found === undefined ? id : nameOf(found.name);
  };
  return (
    <section className={classes.card} data-retired={record.retired} aria-label={nameOf(record.name)}>
      <header className={classes.head}>
        <Names name={record.name} isTitle />
        <code className={classes.key}>{record.key}</code>
        <Badge>{record.selection === 'one' ? t('selectionOne') : t('selectionMany')}</Badge>
        {record.retired && <Badge>{common('retired')}</Badge>}
        {canEdit && (
          <RecordButtons
            ordered={facets}
            index={index}
            onEdit={() => onName({ kind: 'facet', facet })}
            onChange={onChange}
          />
        )}
      </header>
      {categories.length === 0 && (
        <Text size="sm" c="dimmed" px="md" py="xs">
          {t('noCategories')}
        </Text>
      )}
      <ul className={classes.list}>
        {categories.map((category, place) =>
          (category.record.retired || category.record.aliasOf !== null) && !showsRetired ? null : (
            <li key={category.record.id} className={classes.row} data-retired={category.record.retired}>
              <Names name={category.record.name} isTitle={false} />
              <code className={classes.key}>{category.record.key}</code>
              {category.record.aliasOf !== null && (
                <Badge>{t('aliasOf', { name: nameOfCategory(category.record.aliasOf) })}</Badge>
              )}
              {category.record.retired && <Badge>{common('retired')}</Badge>}
              {canEdit && (
                <RecordButtons
                  ordered={categories}
                  index={place}
                  onEdit={() => onName({ kind: 'category', category })}
                  onChange={onChange}
                />
              )}
            </li>
          ),
        )}
      </ul>
      {canEdit && !record.retired && (
        <div className={classes.foot}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => onName({ kind: 'new-category', facet: record })}
          >
            {t('addCategory')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Names({ name, isTitle }: { readonly name: Facet['name']; readonly isTitle: boolean }) {
  const [language] = useLanguage();
  const other = language === 'en' ? 'ko' : 'en';
  return (
    <span className={classes.names} data-title={isTitle}>
      <span lang={language}>{name[language]}</span>
      <span lang={other} className={classes.other}>
        {name[other]}
      </span>
    </span>
  );
}
