import {
  type Icon,
  IconChartBar,
  IconChecklist,
  IconClipboardList,
  IconLayoutGrid,
  IconPackage,
  IconPencil,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react';
import type { Role } from '#schemas/domain/person.ts';

export interface Screen {
  readonly to:
    | '/library'
    | '/annotate'
    | '/review'
    | '/findings'
    | '/requirements'
    | '/quotas'
    | '/releases'
    | '/people'
    | '/settings';
  /** Its name among the sentences of the shell. */
  readonly name:
    | 'library'
    | 'annotate'
    | 'review'
    | 'findings'
    | 'requirements'
    | 'quotas'
    | 'releases'
    | 'people'
    | 'settings';
  readonly icon: Icon;
  /** Who sees it in the navigation. */
  readonly least: Role;
}

/** The screens of a project in the order of the navigation. */
export const screens: readonly Screen[] = [
  { to: '/library', name: 'library', icon: IconLayoutGrid, least: 'annotator' },
  { to: '/annotate', name: 'annotate', icon: IconPencil, least: 'annotator' },
  { to: '/review', name: 'review', icon: IconChecklist, least: 'reviewer' },
  { to: '/requirements', name: 'requirements', icon: IconClipboardList, least: 'annotator' },
  { to: '/findings', name: 'findings', icon: IconShieldCheck, least: 'annotator' },
  { to: '/quotas', name: 'quotas', icon: IconChartBar, least: 'annotator' },
  { to: '/releases', name: 'releases', icon: IconPackage, least: 'annotator' },
  { to: '/people', name: 'people', icon: IconUsers, least: 'annotator' },
  { to: '/settings', name: 'settings', icon: IconSettings, least: 'annotator' },
];
