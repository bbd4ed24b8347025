import type { QueryKey } from '@tanstack/react-query';
import type { LiveEvent, ReleaseSetting } from '#schemas/contract/events.ts';
import { schemaDocumentTypes } from '#schemas/domain/document.ts';
import { api } from './client.ts';

const schemaTypes: ReadonlySet<string> = new Set(schemaDocumentTypes);

/** What a setting of releases and exports changes; sub-models are counted, and stand in the requirements, besides. */
export function staleBySetting(setting: ReleaseSetting): readonly QueryKey[] {
  if (setting !== 'sub-models') return [api.releases.key()];
  return [api.releases.key(), api.quotas.key(), api.requirements.key(), api.library.key(), api.project.status.key()];
}

/**
 * Keys of the queries that an event makes stale. Work on a page (`annotation.page`) is not among them: its screen
 * merges what others do into what is being drawn.
 */
export function staleQueries(event: LiveEvent): readonly QueryKey[] {
  switch (event.type) {
    case 'connected':
    case 'opening':
      return [];
    case 'job':
      // The list of jobs, too: one that was asked for before the end may arrive after it.
      return event.job.state === 'running'
        ? []
        : [
            api.jobs.key(),
            api.library.key(),
            api.duplicates.key(),
            api.validation.key(),
            api.quotas.key(),
            api.project.status.key(),
            api.releases.key(),
          ];
    case 'project':
      return [[]];
    case 'release-setting':
      return staleBySetting(event.setting);
    case 'operation': {
      const keys: QueryKey[] = [
        api.library.key(),
        api.duplicates.key(),
        api.review.key(),
        api.history.key(),
        api.second.key(),
      ];
      const changesSchema = event.many || event.documents.some(({ ref }) => schemaTypes.has(ref.type));
      // What stands beside the truth (comments, second annotations, views) is counted by nothing.
      const isCounted =
        changesSchema || event.documents.some(({ ref }) => ref.type === 'formula' || ref.type === 'page');
      if (isCounted) keys.push(api.quotas.key(), api.project.status.key());
      if (changesSchema || event.kind === 'schema' || event.kind === 'undo') {
        keys.push(api.schema.key(), api.requirements.key(), api.project.current.key(), api.host.session.key());
      }
      return keys;
    }
  }
}
