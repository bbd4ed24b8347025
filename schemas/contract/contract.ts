import { annotationContract } from './annotation.ts';
import { archivesContract } from './archives.ts';
import { boxingContract } from './boxing.ts';
import { duplicatesContract } from './duplicates.ts';
import { eventsContract } from './events.ts';
import { historyContract } from './history.ts';
import { hostContract } from './host.ts';
import { importsContract } from './imports.ts';
import { jobsContract } from './jobs.ts';
import { libraryContract } from './library.ts';
import { peopleContract } from './people.ts';
import { projectContract } from './project.ts';
import { quotasContract } from './quotas.ts';
import { releasesContract } from './releases.ts';
import { requirementsContract } from './requirements.ts';
import { reviewContract } from './review.ts';
import { schemaContract } from './schema.ts';
import { secondContract } from './second.ts';
import { synthesisContract } from './synthesis.ts';
import { validationContract } from './validation.ts';

/** The one contract: the same in the desktop window, over HTTP, on the owner's local socket and in process. */
export const contract = {
  host: hostContract,
  project: projectContract,
  schema: schemaContract,
  people: peopleContract,
  library: libraryContract,
  duplicates: duplicatesContract,
  annotation: annotationContract,
  review: reviewContract,
  history: historyContract,
  second: secondContract,
  imports: importsContract,
  boxing: boxingContract,
  synthesis: synthesisContract,
  quotas: quotasContract,
  requirements: requirementsContract,
  releases: releasesContract,
  archives: archivesContract,
  validation: validationContract,
  jobs: jobsContract,
  events: eventsContract,
};
