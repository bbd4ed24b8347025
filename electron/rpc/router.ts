import { lazy, type Router } from '@orpc/server';
import type { contract } from '#schemas/contract/contract.ts';
import type { RpcContext } from './context.ts';

/**
 * The contract over the services: what every host serves. A room of it is loaded when it is first called: a command of
 * the command line needs two or three of them, and the schemas of all take longer to make than most commands do.
 *
 * Rooms are plain objects and not what `os.router` makes: that carries its contract, whose procedures the matcher of oRPC
 * 1.16 then looks for in the room alone by their paths from the top, where it finds nothing.
 */
export const router = {
  host: lazy(async () => ({ default: (await import('./routers/host.ts')).hostRouter })),
  project: lazy(async () => ({ default: (await import('./routers/project.ts')).projectRouter })),
  schema: lazy(async () => ({ default: (await import('./routers/schema.ts')).schemaRouter })),
  people: lazy(async () => ({ default: (await import('./routers/people.ts')).peopleRouter })),
  library: lazy(async () => ({ default: (await import('./routers/library.ts')).libraryRouter })),
  duplicates: lazy(async () => ({ default: (await import('./routers/duplicates.ts')).duplicatesRouter })),
  annotation: lazy(async () => ({ default: (await import('./routers/annotation.ts')).annotationRouter })),
  review: lazy(async () => ({ default: (await import('./routers/review.ts')).reviewRouter })),
  history: lazy(async () => ({ default: (await import('./routers/history.ts')).historyRouter })),
  second: lazy(async () => ({ default: (await import('./routers/second.ts')).secondRouter })),
  imports: lazy(async () => ({ default: (await import('./routers/imports.ts')).importsRouter })),
  boxing: lazy(async () => ({ default: (await import('./routers/boxing.ts')).boxingRouter })),
  synthesis: lazy(async () => ({ default: (await import('./routers/synthesis.ts')).synthesisRouter })),
  quotas: lazy(async () => ({ default: (await import('./routers/quotas.ts')).quotasRouter })),
  requirements: lazy(async () => ({ default: (await import('./routers/requirements.ts')).requirementsRouter })),
  releases: lazy(async () => ({ default: (await import('./routers/releases.ts')).releasesRouter })),
  archives: lazy(async () => ({ default: (await import('./routers/archives.ts')).archivesRouter })),
  validation: lazy(async () => ({ default: (await import('./routers/validation.ts')).validationRouter })),
  jobs: lazy(async () => ({ default: (await import('./routers/jobs.ts')).jobsRouter })),
  events: lazy(async () => ({ default: (await import('./routers/events.ts')).eventsRouter })),
} satisfies Router<typeof contract, RpcContext>;
