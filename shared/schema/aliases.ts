interface Aliased<Id extends string> {
  readonly id: Id;
  readonly aliasOf: Id | null;
}

/** The record at the end of a chain of aliases; a chain that leads round in a circle ends where it is first met again. */
export function resolveAlias<Id extends string>(id: Id, records: ReadonlyMap<Id, { readonly aliasOf: Id | null }>): Id {
  const seen = new Set<Id>();
  let current = id;
  for (;;) {
    const target = records.get(current)?.aliasOf ?? null;
    if (target === null || seen.has(current)) return current;
    seen.add(current);
    current = target;
  }
}

/** The ids with those of all records that stand for one of them: what a filter over stored ids has to look for. */
export function withAliases<Id extends string>(ids: readonly Id[], records: readonly Aliased<Id>[]): readonly Id[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const wanted = new Set(ids.map((id) => resolveAlias(id, byId)));
  const standIns = records.map(({ id }) => id).filter((id) => wanted.has(resolveAlias(id, byId)));
  return [...new Set([...ids, ...standIns])];
}
