import { implement, type Router } from '@orpc/server';
import {
  countChoices,
  countFormulas,
  countSymbols,
  listChoices,
  listFormulas,
  listPages,
  listSymbols,
} from '#electron/core/services/library.ts';
import { actOnMany, checkAct } from '#electron/core/services/many/act-on-many.ts';
import { changeMany, previewChangeOfMany } from '#electron/core/services/many/change-many.ts';
import { previewRemoval, removePages } from '#electron/core/services/remove-pages.ts';
import { listViews, removeView, saveView } from '#electron/core/services/saved-views.ts';
import { listSplitGroups } from '#electron/core/services/split-groups.ts';
import { libraryContract } from '#schemas/contract/library.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(libraryContract).$context<RpcContext>().use(guard);

export const libraryRouter = {
  formulas: os.formulas.handler(async ({ context, input }) => {
    const part = await listFormulas(needProject(context), needActor(context), input);
    return { ...part, items: [...part.items] };
  }),
  pages: os.pages.handler(async ({ context, input }) => {
    const part = await listPages(needProject(context), input);
    return { ...part, items: [...part.items] };
  }),
  symbols: os.symbols.handler(async ({ context, input }) => {
    const part = await listSymbols(needProject(context), needActor(context), input);
    return { ...part, items: [...part.items] };
  }),
  countSymbols: os.countSymbols.handler(({ context, input }) =>
    countSymbols(needProject(context), needActor(context), input),
  ),
  count: os.count.handler(({ context, input }) =>
    countFormulas(needProject(context), needActor(context), input.filter),
  ),
  counts: os.counts.handler(({ context, input }) => countChoices(needProject(context), needActor(context), input)),
  act: os.act.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    checkAct(actor, input.act, input.reason);
    return startJob(context, 'change', (handle) => actOnMany(project, actor, input, handle));
  }),
  previewChange: os.previewChange.handler(({ context, input }) =>
    previewChangeOfMany(needProject(context), needActor(context), input),
  ),
  change: os.change.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'change', (handle) => changeMany(project, actor, input, handle));
  }),
  previewRemoval: os.previewRemoval.handler(({ context, input }) =>
    previewRemoval(needProject(context), needActor(context), input),
  ),
  removePages: os.removePages.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    const subject = 'import' in input.pages ? input.pages.import.batch : null;
    return startJob(context, 'change', (handle) => removePages(project, actor, input, handle), subject);
  }),
  views: os.views.handler(({ context }) => listViews(needProject(context), needActor(context))),
  saveView: os.saveView.handler(({ context, input }) => saveView(needProject(context), needActor(context), input)),
  removeView: os.removeView.handler(({ context, input }) =>
    removeView(needProject(context), needActor(context), input.view),
  ),
  splitGroups: os.splitGroups.handler(async ({ context, input }) => {
    const { split, groups } = await listSplitGroups(needProject(context), input);
    return { split, groups: [...groups] };
  }),
  choices: os.choices.handler(async ({ context }) => {
    const { writers, batches } = await listChoices(needProject(context));
    return { writers: [...writers], batches: [...batches] };
  }),
} satisfies Router<typeof libraryContract, RpcContext>;
