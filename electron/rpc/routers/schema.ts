import { implement, type Router } from '@orpc/server';
import { commitSchema, readProjectSchema } from '#electron/core/services/schema.ts';
import { applySchemaChange, previewSchemaChange } from '#electron/core/services/schema-change/schema-change.ts';
import { schemaContract } from '#schemas/contract/schema.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(schemaContract).$context<RpcContext>().use(guard);

export const schemaRouter = {
  get: os.get.handler(({ context }) => readProjectSchema(needProject(context))),
  commit: os.commit.handler(({ context, input }) =>
    commitSchema(needProject(context), needActor(context), input.patches),
  ),
  preview: os.preview.handler(({ context, input }) =>
    previewSchemaChange(needProject(context), needActor(context), input),
  ),
  change: os.change.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'change', (handle) => applySchemaChange(project, actor, input, handle));
  }),
} satisfies Router<typeof schemaContract, RpcContext>;
