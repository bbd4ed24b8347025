import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { LibraryScreen } from '#renderer/features/library/library-screen.tsx';
import { readLibrarySearch, writeLibrarySearch } from '#renderer/features/library/library-search.ts';
import { PeopleScreen } from '#renderer/features/people/people-screen.tsx';
import { QuotasScreen } from '#renderer/features/quotas/quotas-screen.tsx';
import { ReleasesScreen } from '#renderer/features/releases/releases-screen.tsx';
import { RequirementsScreen } from '#renderer/features/requirements/requirements-screen.tsx';
import { ReviewScreen } from '#renderer/features/review/review-screen.tsx';
import { SecondTasksScreen } from '#renderer/features/review/second/second-tasks-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { AnnotatePage } from './annotate-page.tsx';
import { ContinueAnnotating } from './continue-annotating.tsx';

/** `/`: with a project open, its library. */
export function HomeRoute() {
  return <Navigate to="/library" replace />;
}

/** `/library?tab=&status=&category=&class=&page=&text=&import=` */
export function LibraryRoute() {
  const search = readLibrarySearch(useSearch({ from: '/library' }));
  const navigate = useNavigate();
  return (
    <LibraryScreen
      search={search}
      onSearch={(next, { isStep }) =>
        void navigate({ to: '/library', search: { ...writeLibrarySearch(next) }, replace: !isStep })
      }
      onOpenPage={(page, formula) =>
        void navigate({
          to: '/annotate/$pageId',
          params: { pageId: page },
          search: formula === null ? {} : { formula },
        })
      }
    />
  );
}

/** `/annotate`: goes on where this person left off. */
export function AnnotateContinueRoute() {
  return <ContinueAnnotating />;
}

/** `/annotate/$pageId?formula=` */
export function AnnotateRoute() {
  const { pageId } = useParams({ from: '/annotate/$pageId' });
  const { formula } = useSearch({ from: '/annotate/$pageId' });
  return <AnnotatePage pageId={pageId} formulaId={formula ?? null} kind="truth" />;
}

/** `/second`: what this person is asked to annotate a second time. */
export function SecondTasksRoute() {
  const navigate = useNavigate();
  return (
    <SecondTasksScreen onOpenPage={(page) => void navigate({ to: '/second/$pageId', params: { pageId: page } })} />
  );
}

/** `/second/$pageId`: a second annotation of a page. */
export function SecondRoute() {
  const { pageId } = useParams({ from: '/second/$pageId' });
  return <AnnotatePage pageId={pageId} formulaId={null} kind="second" />;
}

/** `/review?tab=&item=` */
export function ReviewRoute() {
  const { item, tab } = useSearch({ from: '/review' });
  const navigate = useNavigate();
  return (
    <ReviewScreen
      tab={tab === 'second' ? 'second' : 'queue'}
      chosen={item ?? null}
      onShow={(next, chosen) =>
        void navigate({
          to: '/review',
          search: { ...(next === 'second' ? { tab: next } : {}), ...(chosen === null ? {} : { item: chosen }) },
        })
      }
      onOpenPage={(page, formula) =>
        void navigate({
          to: '/annotate/$pageId',
          params: { pageId: page },
          search: formula === null ? {} : { formula },
        })
      }
    />
  );
}

/** `/requirements` */
export function RequirementsRoute() {
  const navigate = useNavigate();
  return (
    <RequirementsScreen
      onQuotas={() => void navigate({ to: '/quotas' })}
      onCategories={() => void navigate({ to: '/settings', search: { section: 'categories' } })}
    />
  );
}

/** `/quotas?view=` */
export function QuotasRoute() {
  const { view } = useSearch({ from: '/quotas' });
  const navigate = useNavigate();
  return (
    <QuotasScreen
      view={view ?? null}
      onView={(next) => void navigate({ to: '/quotas', search: { view: next }, replace: true })}
      onOpenPage={(page, formula) =>
        void navigate({ to: '/annotate/$pageId', params: { pageId: page }, search: { formula } })
      }
      onShowFormulas={(filter) =>
        void navigate({
          to: '/library',
          search: { ...writeLibrarySearch({ ...readLibrarySearch({}), ...filter }) },
        })
      }
    />
  );
}

/** `/releases` */
export function ReleasesRoute() {
  return <ReleasesScreen />;
}

/** `/people` */
export function PeopleRoute() {
  return <PeopleScreen />;
}

/** `/settings?section=` */
export function SettingsRoute() {
  const { section } = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  return (
    <SettingsScreen
      section={section ?? null}
      onSection={(next) => void navigate({ to: '/settings', search: { section: next }, replace: true })}
    />
  );
}
