import { decideReview } from '#electron/core/services/review/decide.ts';
import { reviewQueue } from '#electron/core/services/review/queue.ts';
import { openThread, replyToThread, resolveThread, threadsOfPage } from '#electron/core/services/review/threads.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const reviewRouter = os.review.router({
  queue: os.review.queue.handler(({ context, input }) => reviewQueue(needProject(context), needActor(context), input)),
  decide: os.review.decide.handler(({ context, input }) =>
    decideReview(needProject(context), needActor(context), input),
  ),
  threads: os.review.threads.handler(({ context, input }) =>
    threadsOfPage(needProject(context), needActor(context), input.page),
  ),
  openThread: os.review.openThread.handler(({ context, input }) =>
    openThread(needProject(context), needActor(context), input),
  ),
  reply: os.review.reply.handler(({ context, input }) =>
    replyToThread(needProject(context), needActor(context), input.thread, input.text),
  ),
  resolve: os.review.resolve.handler(({ context, input }) =>
    resolveThread(needProject(context), needActor(context), input.thread, input.resolved),
  ),
});
