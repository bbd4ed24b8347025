import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { CheckAnswer } from '#schemas/contract/boxing.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import classes from './likely-mistakes.module.css';

export type LikelyMistake = CheckAnswer['findings'][number];

export interface LikelyMistakesProps {
  readonly document: AnnotationDocument;
  readonly schema: ProjectSchema;
  /** The one that is looked at. */
  readonly active: LikelyMistake | null;
  readonly onLook: (mistake: LikelyMistake | null) => void;
}

/** What may be wrong with a formula, each in words; a press shows the place. */
export function LikelyMistakes({ document, schema, active, onLook }: LikelyMistakesProps) {
  const t = useText('review');
  const reasonText = useReasonText();
  const { labelOf } = useSchemaWords(schema);
  const check = useQuery(
    api.boxing.check.queryOptions({
      input: {
        latex: formulaOf(document)?.latex ?? '',
        symbols: symbolsOf(document).map(({ id, symbolClass, box }) => ({
          id,
          label: symbolClass === null ? null : labelOf(symbolClass),
          box,
        })),
        relations: relationsOf(document).map(({ parent, child, type }) => ({ parent, child, type })),
        order: formulaOf(document)?.order ?? null,
      },
      staleTime: Infinity,
    }),
  );
  const findings = check.data?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <section className={classes.mistakes} aria-label={t('mayBeWrong')}>
      <h2 className={classes.title}>
        <IconAlertTriangle size={14} aria-hidden />
        {t('mayBeWrong')}
      </h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.symbols.join(' ')} ${finding.reason.message}`}>
            <button
              type="button"
              className={classes.mistake}
              aria-pressed={finding === active}
              onClick={() => onLook(finding === active ? null : finding)}
            >
              {reasonText(finding.reason)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
