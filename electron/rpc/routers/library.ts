import { listFormulas, listPages } from '#electron/core/services/library.ts';
import { needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const libraryRouter = os.library.router({
  formulas: os.library.formulas.handler(async ({ context, input }) => {
    const part = await listFormulas(needProject(context), input);
    return { ...part, items: [...part.items] };
  }),
  pages: os.library.pages.handler(async ({ context, input }) => {
    const part = await listPages(needProject(context), input);
    return { ...part, items: [...part.items] };
  }),
});
