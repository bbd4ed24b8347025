import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { QuotaId } from '#schemas/domain/id.ts';
import { useQuotaName } from './use-selection-name.ts';

/** A gap that somebody was given. */
export interface OwnGap {
  readonly id: QuotaId;
  readonly name: string;
  readonly accepted: number;
  readonly target: number;
}

const noSchema: Pick<ProjectSchema, 'categories' | 'symbolClasses'> = { categories: [], symbolClasses: [] };

/** Gaps that the person was given and that are open. Quantities are asked for only where there is any. */
export function useOwnGaps(schema: ProjectSchema | undefined): readonly OwnGap[] {
  const { person } = useSession();
  const nameOf = useQuotaName(schema ?? noSchema);
  const isGiven = schema?.quotas.some(({ record }) => record.assignees.some((id) => id === person?.id)) ?? false;
  const overview = useQuery(api.quotas.overview.queryOptions({ enabled: isGiven }));
  if (!isGiven || overview.data === undefined) return [];
  return overview.data.quotas
    .filter(({ quota, accepted }) => accepted < quota.target && quota.assignees.some((id) => id === person?.id))
    .map(({ quota, accepted }) => ({ id: quota.id, name: nameOf(quota), accepted, target: quota.target }));
}
