import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { SchemaNamesContext } from '#renderer/i18n/schema-names.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { api } from '#renderer/transport/client.ts';

/** Lets sentences name the project's facets, categories and classes as they are called now. */
export function SchemaNamesProvider({ children }: { readonly children: ReactNode }) {
  const nameOf = useLocalisedName();
  const { data } = useQuery(api.schema.get.queryOptions());
  const names = useMemo(() => {
    if (!data) return null;
    const named = new Map<string, string>([
      ...[...data.facets, ...data.categories].map(({ record }) => [record.id, nameOf(record.name)] as const),
      ...data.symbolClasses.map(({ record }) => [record.id, record.label] as const),
    ]);
    const find = (id: string) => named.get(id) ?? '?';
    return { facet: find, category: find, symbolClass: find };
  }, [data, nameOf]);
  return <SchemaNamesContext value={names}>{children}</SchemaNamesContext>;
}
