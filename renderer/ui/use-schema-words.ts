import { useMemo } from 'react';
import { useLanguage } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId, PersonId, SymbolClassId } from '#schemas/domain/id.ts';
import type { OperationKind } from '#schemas/domain/operation.ts';
import { usePersonName } from './use-person-name.ts';

/** Names for what the project's schema is referred to by. */
export interface SchemaWords {
  /** `kind`: what the person did; an import where nothing is said. */
  readonly nameOf: (person: PersonId, kind?: OperationKind) => string;
  /** LaTeX label under which a class goes: that of the class it is an alias of, where it is one. */
  readonly labelOf: (symbolClass: SymbolClassId | null) => string;
  readonly categoryOf: (category: CategoryId) => string;
}

/** Looks up people, symbol classes and categories by their ids, in the language of the screen. */
export function useSchemaWords(schema: ProjectSchema): SchemaWords {
  const t = useText('review');
  const [language] = useLanguage();
  const personName = usePersonName();
  return useMemo(() => {
    const people = new Map(schema.people.map(({ record }) => [record.id, record]));
    const classes = new Map(schema.symbolClasses.map(({ record }) => [record.id, record]));
    const categories = new Map(schema.categories.map(({ record }) => [record.id, record.name]));
    return {
      nameOf: (id, kind) => {
        const person = people.get(id);
        return person ? personName(person, kind) : t('somebody');
      },
      labelOf: (id) => {
        const found = id === null ? undefined : classes.get(id);
        if (!found) return t('unlabelled');
        return (found.aliasOf === null ? undefined : classes.get(found.aliasOf)?.label) ?? found.label;
      },
      categoryOf: (id) => categories.get(id)?.[language] ?? id,
    };
  }, [schema, t, language, personName]);
}
