import { commitSchema, readProjectSchema } from '#electron/core/services/schema.ts';
import { applySchemaChange, previewSchemaChange } from '#electron/core/services/schema-change/schema-change.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';
import { startJob } from '../start-job.ts';

export const schemaRouter = os.schema.router({
  get: os.schema.get.handler(({ context }) => readProjectSchema(needProject(context))),
  commit: os.schema.commit.handler(({ context, input }) =>
    commitSchema(needProject(context), needActor(context), input.patches),
  ),
  preview: os.schema.preview.handler(({ context, input }) =>
    previewSchemaChange(needProject(context), needActor(context), input),
  ),
  change: os.schema.change.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'change', (handle) => applySchemaChange(project, actor, input, handle));
  }),
});
