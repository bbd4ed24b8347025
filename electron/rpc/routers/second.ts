import { implement, type Router } from '@orpc/server';
import { secondContract } from '#schemas/contract/second.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';

const os = implement(secondContract).$context<RpcContext>().use(guard);

const annotating = () => import('#electron/core/services/second/annotate-second.ts');
const sampling = () => import('#electron/core/services/second/draw-sample.ts');
const withdrawing = () => import('#electron/core/services/second/withdraw-sample.ts');
const listing = () => import('#electron/core/services/second/open-seconds.ts');
const agreeing = () => import('#electron/core/services/second/agreement.ts');
const resolving = () => import('#electron/core/services/second/resolve-pair.ts');

/** Loaded when first called: most sittings never annotate twice. */
export const secondRouter = {
  draw: os.draw.handler(async ({ context, input }) =>
    (await sampling()).drawSample(needProject(context), needActor(context), input),
  ),
  population: os.population.handler(async ({ context, input }) =>
    (await sampling()).samplePopulation(needProject(context), needActor(context), input.categories),
  ),
  withdraw: os.withdraw.handler(async ({ context, input }) =>
    (await withdrawing()).withdrawSample(needProject(context), needActor(context), input.sample),
  ),
  samples: os.samples.handler(async ({ context }) => (await sampling()).sampleProgress(needProject(context))),
  open: os.open.handler(async ({ context, input }) => (await listing()).openSeconds(needProject(context), input)),
  tasks: os.tasks.handler(async ({ context, input }) =>
    (await annotating()).secondTasks(needProject(context), needActor(context), input.after),
  ),
  page: os.page.handler(async ({ context, input }) =>
    (await annotating()).readSecondWork(needProject(context), needActor(context), input.page),
  ),
  commit: os.commit.handler(async ({ context, input }) =>
    (await annotating()).commitSecond(needProject(context), needActor(context), input.patches),
  ),
  undo: os.undo.handler(async ({ context, input }) =>
    (await annotating()).undoSecond(needProject(context), needActor(context), input.operation),
  ),
  setState: os.setState.handler(async ({ context, input }) =>
    (await annotating()).setSecondState(needProject(context), needActor(context), input),
  ),
  agreement: os.agreement.handler(async ({ context, input }) =>
    (await agreeing()).agreementReport(needProject(context), input.sample),
  ),
  pairs: os.pairs.handler(async ({ context, input }) => (await agreeing()).listPairs(needProject(context), input)),
  compare: os.compare.handler(async ({ context, input }) =>
    (await resolving()).compareSecond(needProject(context), input.second),
  ),
  resolve: os.resolve.handler(async ({ context, input }) =>
    (await resolving()).resolvePair(needProject(context), needActor(context), input),
  ),
} satisfies Router<typeof secondContract, RpcContext>;
