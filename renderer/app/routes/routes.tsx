import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FindingsScreen } from '#renderer/features/findings/findings-screen.tsx';
import {
  type LibrarySearch,
  readLibrarySearch,
  searchOfLink,
  writeLibrarySearch,
} from '#renderer/features/library/filters/library-search.ts';
import { LibraryScreen } from '#renderer/features/library/library-screen.tsx';
import { PeopleScreen } from '#renderer/features/people/people-screen.tsx';
import { QuotasScreen } from '#renderer/features/quotas/quotas-screen.tsx';
import { ReleasesScreen } from '#renderer/features/releases/releases-screen.tsx';
import { RequirementsScreen } from '#renderer/features/requirements/requirements-screen.tsx';
import { ReviewScreen } from '#renderer/features/review/review-screen.tsx';
import { SecondTasksScreen } from '#renderer/features/review/second/second-tasks-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { FindingKind } from '#schemas/domain/finding.ts';
import type { PageId } from '#schemas/domain/id.ts';
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

/** `/annotate/$pageId?formula=&symbols=` */
export function AnnotateRoute() {
  const { pageId } = useParams({ from: '/annotate/$pageId' });
  const { formula, symbols } = useSearch({ from: '/annotate/$pageId' });
  return <AnnotatePage pageId={pageId} formulaId={formula ?? null} symbolIds={symbols ?? null} kind="truth" />;
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
  return <AnnotatePage pageId={pageId} formulaId={null} symbolIds={null} kind="second" />;
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

/** `/findings?kind=` */
export function FindingsRoute() {
  const { kind } = useSearch({ from: '/findings' });
  const known = FindingKind.safeParse(kind);
  const navigate = useNavigate();
  const openLibrary = (filter: Partial<LibrarySearch>) =>
    void navigate({ to: '/library', search: { ...writeLibrarySearch({ ...readLibrarySearch({}), ...filter }) } });
  const openPage = (page: PageId, search: { formula?: string; symbols?: string }) =>
    void navigate({ to: '/annotate/$pageId', params: { pageId: page }, search });
  return (
    <FindingsScreen
      kind={known.success ? known.data : null}
      onKind={(next) => void navigate({ to: '/findings', search: next === null ? {} : { kind: next }, replace: true })}
      onOpen={(place) => {
        if (place.type === 'formula') {
          const { page, formula, symbols } = place;
          openPage(page, { formula, ...(symbols.length === 0 ? {} : { symbols: symbols.join(',') }) });
        } else if (place.type === 'pages' && place.pages[0] !== undefined) openPage(place.pages[0], {});
        else if (place.type === 'class') openLibrary({ symbolClass: place.symbolClass });
        else if (place.type === 'category') openLibrary({ categories: [place.category] });
      }}
      onDuplicates={() => openLibrary({ tab: 'duplicates' })}
      onLibrary={() => void navigate({ to: '/library' })}
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
      onShowFormulas={(link) =>
        void navigate({ to: '/library', search: { ...writeLibrarySearch(searchOfLink(link)) } })
      }
    />
  );
}

/** `/releases` */
export function ReleasesRoute() {
  const navigate = useNavigate();
  return (
    <ReleasesScreen
      onShow={(release, tab) =>
        void navigate({ to: '/library', search: { ...writeLibrarySearch(searchOfLink({ tab, release })) } })
      }
    />
  );
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
