import type { AgreementReport } from '#schemas/contract/second.ts';
import type { AgreementFigures } from '#schemas/domain/agreement.ts';
import { counted } from '#shared/words/counted.ts';
import { type Cell, formatTable } from './table.ts';

interface NamedFigures {
  readonly name: string;
  readonly figures: AgreementFigures;
}

type NamedReport = Pick<AgreementReport, 'overall' | 'open'> & {
  readonly people: readonly NamedFigures[];
  readonly kinds: readonly NamedFigures[];
};

const heads = [
  '',
  'formulas',
  'boxes F1',
  'IoU',
  'kappa',
  'relations F1',
  'order tau',
  'LaTeX equal',
  'token distance',
];
/** Pairs of labels that are told. */
const mostConfusions = 10;

/** How far first and second annotations agree, as text. */
export function describeAgreement({ overall, people, kinds, open }: NamedReport): string {
  const waiting =
    open === 0
      ? []
      : [
          '',
          `${counted(open, 'second annotation is still to be done and counts', 'second annotations are still to be done and count')} nowhere.`,
        ];
  if (overall.formulas === 0) return ['Nobody has submitted a second annotation yet.', ...waiting].join('\n');
  const rows = [{ name: 'all', figures: overall }, ...people, ...kinds];
  const confusions = overall.confusions.slice(0, mostConfusions);
  return [
    formatTable([heads, ...rows.map(({ name, figures }) => [name, ...cellsOf(figures)])]),
    ...(confusions.length === 0
      ? []
      : ['', 'Labels that differ:', formatTable(confusions.map(({ first, second, count }) => [first, second, count]))]),
    ...waiting,
  ].join('\n');
}

function cellsOf(figures: AgreementFigures): readonly Cell[] {
  const { boxF1, meanIou, kappa, relationF1, orderTau, latexExact, tokenDistance } = figures;
  const shown = [boxF1, meanIou, kappa, relationF1, orderTau, latexExact, tokenDistance];
  return [figures.formulas, ...shown.map((figure) => (figure === null ? '-' : figure.toFixed(3)))];
}
