import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ReasonCount } from '#schemas/formats/reason-count.ts';

/** Code of the reason that image folders give for each class that a side has none of. */
export const classMissingOnSide = 'class-missing-on-side';

/** Classes that one line names. */
const namedClasses = 10;

export interface LeftOutLine<Dataset> extends ReasonCount {
  readonly dataset: Dataset;
  /** The reasons that the line stands for: its own, or those of all classes in it. */
  readonly folded: readonly Reason[];
}

/**
 * What an export left out, as people read it: the largest loss first, and the classes that a side has none of in one
 * line of their dataset, which would fill the list with a line each otherwise. Reports and manifests keep each of them.
 */
export function listLeftOut<Dataset extends { readonly skipped: readonly ReasonCount[] }>(
  datasets: readonly Dataset[],
): readonly LeftOutLine<Dataset>[] {
  return datasets
    .flatMap((dataset) => foldClasses(dataset.skipped).map((counted) => ({ dataset, ...counted })))
    .sort((a, b) => b.count - a.count);
}

type Folded = ReasonCount & { readonly folded: readonly Reason[] };

function foldClasses(skipped: readonly ReasonCount[]): readonly Folded[] {
  const single = (one: ReasonCount): Folded => ({ ...one, folded: [one.reason] });
  const classes = skipped.filter((one) => one.reason.code === classMissingOnSide).sort((a, b) => b.count - a.count);
  if (classes.length < 2) return skipped.map(single);
  const names = classes.map((one) => {
    const { label } = one.reason.parameters;
    return typeof label === 'string' ? label : '';
  });
  return [
    ...skipped.filter((one) => one.reason.code !== classMissingOnSide).map(single),
    {
      reason: classesMissing(names),
      count: classes.reduce((sum, { count }) => sum + count, 0),
      examples: [],
      folded: classes.map(({ reason: own }) => own),
    },
  ];
}

function classesMissing(names: readonly string[]): Reason {
  const classes = names.length;
  const named = names.slice(0, namedClasses).join(', ');
  const sentence = `The class of the symbol is one of ${classes} that a side has none of; class folders must be the same on every side: ${named}`;
  const more = classes - namedClasses;
  if (more <= 0) return reason('classes-missing-on-side', `${sentence}.`, { classes, named });
  return reason('many-classes-missing-on-side', `${sentence} and ${more} more.`, { classes, named, more });
}
