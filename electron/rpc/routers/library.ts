import { countFormulas, listChoices, listFormulas, listPages, listSymbols } from '#electron/core/services/library.ts';
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
  symbols: os.library.symbols.handler(async ({ context, input }) => {
    const part = await listSymbols(needProject(context), input);
    return { ...part, items: [...part.items] };
  }),
  count: os.library.count.handler(({ context, input }) => countFormulas(needProject(context), input.filter)),
  choices: os.library.choices.handler(async ({ context }) => {
    const { writers, batches } = await listChoices(needProject(context));
    return { writers: [...writers], batches: [...batches] };
  }),
});
