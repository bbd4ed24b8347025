import type { ReleaseSetting } from '#schemas/contract/events.ts';
import type { Project } from '../project/project.ts';

/** Tells every window what was set for releases and exports: beside operations and jobs, nothing else would. */
export function announceSetting(project: Project, setting: ReleaseSetting): void {
  project.events.emit({ type: 'release-setting', setting });
}
