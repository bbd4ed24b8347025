import { z } from 'zod';
import { ProjectId, Timestamp } from '../domain/id.ts';
import { FormulaStatus, LayerName, LayerState } from '../domain/layer.ts';
import { Reason } from '../domain/reason.ts';
import { procedure } from './base.ts';
import { FolderId } from './host.ts';
import { JobRef } from './jobs.ts';
import { QuotaProgress } from './quotas.ts';

export const ProjectSummary = z.object({
  id: ProjectId,
  name: z.string(),
  /** For reading only. */
  path: z.string(),
});
export type ProjectSummary = z.infer<typeof ProjectSummary>;

export const RecentProject = z.object({
  folder: FolderId,
  name: z.string(),
  path: z.string(),
  openedAt: Timestamp,
  isMissing: z.boolean(),
});
export type RecentProject = z.infer<typeof RecentProject>;

/** What `quotient status --json` prints, too. */
export const ProjectStatus = z.object({
  project: ProjectSummary,
  pages: z.int(),
  formulas: z.int(),
  symbols: z.int(),
  formulasByStatus: z.record(FormulaStatus, z.int()),
  /** Usable formulas, for `regions` pages that hold several of them, by the state of each layer: as releases count it. */
  layers: z.record(LayerName, z.record(LayerState, z.int())),
  quotas: z.array(QuotaProgress),
});
export type ProjectStatus = z.infer<typeof ProjectStatus>;

export const DoctorReport = z.object({
  checked: z.object({ documents: z.int(), counters: z.int(), media: z.int() }),
  findings: z.array(Reason),
});
export type DoctorReport = z.infer<typeof DoctorReport>;

export const projectContract = {
  current: procedure('visitor').output(ProjectSummary.nullable()),
  status: procedure('annotator').output(ProjectStatus),
  recents: procedure('owner').output(z.array(RecentProject)),
  /** Makes a project in a new folder `folderName` below `parent`, from the template *Math OCR*, and opens it. */
  create: procedure('owner')
    .input(
      z.object({
        parent: FolderId,
        folderName: z.string().min(1).max(200),
        name: z.string().trim().min(1).max(200),
        personName: z.string().trim().min(1).max(200),
      }),
    )
    .output(ProjectSummary),
  /** Makes and opens the sample project below `parent`; the job fills it. */
  createSample: procedure('owner')
    .input(
      z.object({
        parent: FolderId,
        name: z.string().trim().min(1).max(200),
        personName: z.string().trim().min(1).max(200),
      }),
    )
    .output(z.object({ project: ProjectSummary, job: JobRef })),
  open: procedure('owner')
    .input(z.object({ folder: FolderId }))
    .output(ProjectSummary),
  close: procedure('owner').output(z.null()),
  /** Compares counters, hashes and references with what they are derived from; a job that reports a `DoctorReport`. */
  doctor: procedure('lead').output(JobRef),
};
