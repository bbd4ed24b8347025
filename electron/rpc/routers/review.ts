import { implement, type Router } from '@orpc/server';
import { decideReview } from '#electron/core/services/review/decide.ts';
import { reviewQueue } from '#electron/core/services/review/queue.ts';
import { openThread, replyToThread, resolveThread, threadsOfPage } from '#electron/core/services/review/threads.ts';
import { reviewContract } from '#schemas/contract/review.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';

const os = implement(reviewContract).$context<RpcContext>().use(guard);

export const reviewRouter = {
  queue: os.queue.handler(({ context, input }) => reviewQueue(needProject(context), needActor(context), input)),
  decide: os.decide.handler(({ context, input }) => decideReview(needProject(context), needActor(context), input)),
  threads: os.threads.handler(({ context, input }) =>
    threadsOfPage(needProject(context), needActor(context), input.page),
  ),
  openThread: os.openThread.handler(({ context, input }) =>
    openThread(needProject(context), needActor(context), input),
  ),
  reply: os.reply.handler(({ context, input }) =>
    replyToThread(needProject(context), needActor(context), input.thread, input.text),
  ),
  resolve: os.resolve.handler(({ context, input }) =>
    resolveThread(needProject(context), needActor(context), input.thread, input.resolved),
  ),
} satisfies Router<typeof reviewContract, RpcContext>;
