import {
  type Icon,
  IconChartBar,
  IconLayoutGrid,
  IconPackage,
  IconPencil,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';

export interface Screen {
  readonly to: '/library' | '/annotate' | '/quotas' | '/releases' | '/people' | '/settings';
  /** Its name among the sentences of the shell. */
  readonly name: 'library' | 'annotate' | 'quotas' | 'releases' | 'people' | 'settings';
  readonly icon: Icon;
}

/** The screens of a project in the order of the navigation. */
export const screens: readonly Screen[] = [
  { to: '/library', name: 'library', icon: IconLayoutGrid },
  { to: '/annotate', name: 'annotate', icon: IconPencil },
  { to: '/quotas', name: 'quotas', icon: IconChartBar },
  { to: '/releases', name: 'releases', icon: IconPackage },
  { to: '/people', name: 'people', icon: IconUsers },
  { to: '/settings', name: 'settings', icon: IconSettings },
];
