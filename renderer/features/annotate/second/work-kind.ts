import { createContext, useContext } from 'react';

/** What the annotation screen works on: the truth, or the person's own second annotations, which nobody sees yet. */
export type WorkKind = 'truth' | 'second';

const WorkKindContext = createContext<WorkKind>('truth');
export const WorkKindProvider = WorkKindContext.Provider;

export function useWorkKind(): WorkKind {
  return useContext(WorkKindContext);
}
