import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { readLibrarySearch, writeLibrarySearch } from '#renderer/features/library/filters/library-search.ts';
import { Shell } from '../shell/shell.tsx';
import { FailedScreen } from './failed-screen.tsx';
import { NotFound } from './not-found.tsx';
import {
  AnnotateContinueRoute,
  AnnotateRoute,
  FindingsRoute,
  HomeRoute,
  LibraryRoute,
  PeopleRoute,
  QuotasRoute,
  ReleasesRoute,
  RequirementsRoute,
  ReviewRoute,
  SecondRoute,
  SecondTasksRoute,
  SettingsRoute,
} from './routes.tsx';

/** Parameters of the address as plain text; the routes read them. */
type PlainSearch = Record<string, string>;

function readPlainSearch(search: Record<string, unknown>): PlainSearch {
  return Object.fromEntries(
    Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: FailedScreen });
const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomeRoute });
const libraryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/library',
  validateSearch: (search): PlainSearch => ({ ...writeLibrarySearch(readLibrarySearch(readPlainSearch(search))) }),
  component: LibraryRoute,
});
const annotateContinueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/annotate',
  component: AnnotateContinueRoute,
});
const annotateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/annotate/$pageId',
  validateSearch: (search): { formula?: string; symbols?: string } => ({
    ...(typeof search['formula'] === 'string' ? { formula: search['formula'] } : {}),
    ...(typeof search['symbols'] === 'string' ? { symbols: search['symbols'] } : {}),
  }),
  component: AnnotateRoute,
});
const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  validateSearch: (search): { item?: string; tab?: string } => ({
    ...(typeof search['item'] === 'string' ? { item: search['item'] } : {}),
    ...(typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
  }),
  component: ReviewRoute,
});
const findingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/findings',
  validateSearch: (search): { kind?: string } => (typeof search['kind'] === 'string' ? { kind: search['kind'] } : {}),
  component: FindingsRoute,
});
const requirementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requirements',
  component: RequirementsRoute,
});
const quotasRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/quotas',
  validateSearch: (search): { view?: string } => (typeof search['view'] === 'string' ? { view: search['view'] } : {}),
  component: QuotasRoute,
});
const secondTasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second',
  component: SecondTasksRoute,
});
const secondRoute = createRoute({ getParentRoute: () => rootRoute, path: '/second/$pageId', component: SecondRoute });
const releasesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/releases', component: ReleasesRoute });
const peopleRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people', component: PeopleRoute });
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  validateSearch: (search): { section?: string } =>
    typeof search['section'] === 'string' ? { section: search['section'] } : {},
  component: SettingsRoute,
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  libraryRoute,
  annotateContinueRoute,
  annotateRoute,
  reviewRoute,
  requirementsRoute,
  secondTasksRoute,
  secondRoute,
  findingsRoute,
  quotasRoute,
  releasesRoute,
  peopleRoute,
  settingsRoute,
]);

/**
 * The screens of an open project and their addresses. The address stands behind `#`, so that it works from every host
 * and every folder of one, and nothing of it reaches the host. Parameters are plain text: `6.0` stays `6.0`.
 */
export function makeRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultErrorComponent: FailedScreen,
    defaultNotFoundComponent: NotFound,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const written = new URLSearchParams(readPlainSearch(search)).toString();
      return written === '' ? '' : `?${written}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
