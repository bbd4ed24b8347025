import { os } from './implementer.ts';
import { annotationRouter } from './routers/annotation.ts';
import { archivesRouter } from './routers/archives.ts';
import { boxingRouter } from './routers/boxing.ts';
import { duplicatesRouter } from './routers/duplicates.ts';
import { eventsRouter } from './routers/events.ts';
import { historyRouter } from './routers/history.ts';
import { hostRouter } from './routers/host.ts';
import { importsRouter } from './routers/imports.ts';
import { jobsRouter } from './routers/jobs.ts';
import { libraryRouter } from './routers/library.ts';
import { peopleRouter } from './routers/people.ts';
import { projectRouter } from './routers/project.ts';
import { quotasRouter } from './routers/quotas.ts';
import { releasesRouter } from './routers/releases.ts';
import { requirementsRouter } from './routers/requirements.ts';
import { reviewRouter } from './routers/review.ts';
import { schemaRouter } from './routers/schema.ts';
import { secondRouter } from './routers/second.ts';
import { synthesisRouter } from './routers/synthesis.ts';
import { validationRouter } from './routers/validation.ts';

/** The contract over the services: what every host serves. */
export const router = os.router({
  host: hostRouter,
  project: projectRouter,
  schema: schemaRouter,
  people: peopleRouter,
  library: libraryRouter,
  duplicates: duplicatesRouter,
  annotation: annotationRouter,
  review: reviewRouter,
  history: historyRouter,
  second: secondRouter,
  imports: importsRouter,
  boxing: boxingRouter,
  synthesis: synthesisRouter,
  quotas: quotasRouter,
  requirements: requirementsRouter,
  releases: releasesRouter,
  archives: archivesRouter,
  validation: validationRouter,
  jobs: jobsRouter,
  events: eventsRouter,
});
