import { maximumLatexLength } from '#schemas/domain/formula.ts';
import { maximumWriterLength } from '#schemas/domain/page.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { entryProblem } from '../reading/report.ts';
import type { PlacedBoxPage } from './read-boxes.ts';

/** What is said of a picture without the texts that are longer than a project holds, each of which is named. */
export function withinTextLimits({ page, place }: PlacedBoxPage): {
  readonly fitting: PlacedBoxPage;
  readonly tooLong: readonly Reason[];
} {
  const tooLong: Reason[] = [];
  const fits = (text: string | undefined, limit: number, what: string, at: string) => {
    if (text === undefined || text.length <= limit) return true;
    const problem = `the ${what} has ${text.length} characters, more than the ${limit} that fit, and was left out; look whether it is that of many pictures`;
    tooLong.push(entryProblem(page.file, at, problem, 'text-too-long'));
    return false;
  };
  const { latex, writer, boxes, ...others } = page;
  const fitting = {
    ...others,
    ...(fits(latex, maximumLatexLength, 'LaTeX', place) && latex !== undefined ? { latex } : {}),
    ...(fits(writer, maximumWriterLength, 'writer', place) && writer !== undefined ? { writer } : {}),
    boxes: boxes.map((box) => {
      if (fits(box.latex, maximumLatexLength, 'text of the box', box.place)) return box;
      const { latex: _tooLong, ...rest } = box;
      return rest;
    }),
  };
  return { fitting: { page: fitting, place }, tooLong };
}
