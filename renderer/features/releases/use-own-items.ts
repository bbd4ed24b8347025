import { useQueries } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';

export interface OwnItems {
  /** The sub-models that the project defines. */
  readonly own: readonly ProjectSubModel[];
  /** What a release has for each of them; undefined until it is counted. */
  readonly itemsOf: (release: ReleaseId, subModel: ProjectSubModel) => SubModelItems | undefined;
}

/** What releases have for the sub-models of the project; those are counted release by release, each once. */
export function useOwnItems(releases: readonly ReleaseId[]): OwnItems {
  const { own } = useSubModels();
  const counted = useQueries({
    queries: releases.map((release) =>
      api.releases.ownItems.queryOptions({ input: { release }, enabled: own.length > 0 }),
    ),
  });
  const byRelease = new Map(releases.map((release, index) => [release, counted[index]?.data]));
  return { own, itemsOf: (release, { key }) => byRelease.get(release)?.find(({ subModel }) => subModel === key) };
}
