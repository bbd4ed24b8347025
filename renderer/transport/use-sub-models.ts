import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNameOfSubModel } from '#renderer/i18n/use-name-of-sub-model.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { type SubModelKey, subModelIds } from '#schemas/domain/sub-model.ts';
import { api } from './client.ts';

export interface SubModels {
  /** Whether the core has said which there are; until then only the built-in ones are named. */
  readonly isKnown: boolean;
  /** Those that the project defines. */
  readonly own: readonly ProjectSubModel[];
  readonly nameOf: (key: SubModelKey) => string;
  /** All of them to choose from: the built-in ones in the order of the pipeline, then the project's own. */
  readonly choices: readonly { readonly value: SubModelKey; readonly label: string }[];
}

const none: readonly ProjectSubModel[] = [];

/** The sub-models of the open project with their names. */
export function useSubModels(): SubModels {
  const settings = useQuery(api.releases.exportSettings.queryOptions()).data;
  const own = settings?.subModels ?? none;
  const isKnown = settings !== undefined;
  const nameOf = useNameOfSubModel(own);
  return useMemo(() => {
    const keys: readonly SubModelKey[] = [...subModelIds, ...own.map(({ key }) => key)];
    return { isKnown, own, nameOf, choices: keys.map((value) => ({ value, label: nameOf(value) })) };
  }, [isKnown, own, nameOf]);
}
