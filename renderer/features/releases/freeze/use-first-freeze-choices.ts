import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import { beginFreeze, type FreezeChoices } from './freeze-choices.ts';

/** What a freeze begins with in this project; null as long as it is not known. */
export function useFirstFreezeChoices(): FreezeChoices | null {
  const splits = useQuery(api.releases.splits.queryOptions());
  const schema = useQuery(api.schema.get.queryOptions());
  if (splits.data === undefined || schema.data === undefined) return null;
  return beginFreeze(splits.data, schema.data.requirements?.record.testPolicy ?? null);
}
