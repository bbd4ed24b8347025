import { annotationCases } from './cases/annotation.ts';
import { archivesCases } from './cases/archives.ts';
import { boxingCases } from './cases/boxing.ts';
import { duplicatesCases } from './cases/duplicates.ts';
import { eventsCases } from './cases/events.ts';
import { historyCases } from './cases/history.ts';
import { hostCases } from './cases/host.ts';
import { importsCases } from './cases/imports.ts';
import { jobsCases } from './cases/jobs.ts';
import { libraryCases } from './cases/library.ts';
import { peopleCases } from './cases/people.ts';
import { projectCases } from './cases/project.ts';
import { quotasCases } from './cases/quotas.ts';
import { releasesCases } from './cases/releases.ts';
import { requirementsCases } from './cases/requirements.ts';
import { reviewCases } from './cases/review.ts';
import { schemaCases } from './cases/schema.ts';
import { secondCases } from './cases/second.ts';
import { synthesisCases } from './cases/synthesis.ts';
import { validationCases } from './cases/validation.ts';
import type { ContractCases } from './support/contract-case.ts';

/** How every procedure of the contract is called. */
export const cases: ContractCases = {
  host: hostCases,
  project: projectCases,
  schema: schemaCases,
  people: peopleCases,
  library: libraryCases,
  duplicates: duplicatesCases,
  annotation: annotationCases,
  review: reviewCases,
  history: historyCases,
  second: secondCases,
  imports: importsCases,
  boxing: boxingCases,
  synthesis: synthesisCases,
  quotas: quotasCases,
  requirements: requirementsCases,
  releases: releasesCases,
  archives: archivesCases,
  validation: validationCases,
  jobs: jobsCases,
  events: eventsCases,
};
