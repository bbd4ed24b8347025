import { useQuery } from '@tanstack/react-query';
import { useNameOfSubModel } from '#renderer/i18n/use-name-of-sub-model.ts';
import { api } from '#renderer/transport/client.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';

/** Names of sub-models, also of those that the project defines. */
export function useSubModelName(): (key: SubModelKey) => string {
  return useNameOfSubModel(useQuery(api.releases.exportSettings.queryOptions()).data?.subModels);
}
