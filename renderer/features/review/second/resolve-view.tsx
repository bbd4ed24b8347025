import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { printedLabel } from '#renderer/canvas/printed-label.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { VersionPair } from '#renderer/ui/figure/version-pair.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { DocumentShape } from '#schemas/domain/document.ts';
import type { FormulaId, PageId, SecondAnnotationId } from '#schemas/domain/id.ts';
import type { Resolution } from '#schemas/domain/second-annotation.ts';
import { documentFromShape } from '#shared/annotation/document.ts';
import { useRefreshReview } from '../use-refresh-review.ts';
import { comparable } from './comparable.ts';
import classes from './second-screen.module.css';

export interface ResolveViewProps {
  readonly second: SecondAnnotationId;
  readonly schema: ProjectSchema;
  readonly onBack: () => void;
  /** The next pair to resolve; null where there is none. */
  readonly onNext: (second: string | null) => void;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

type Side = Resolution['symbols'];

/** Two annotations of one formula side by side, and the decision between them. */
export function ResolveView({ second, schema, onBack, onNext, onOpenPage }: ResolveViewProps) {
  const t = useText('review');
  const words = useSchemaWords(schema);
  const showFailure = useFailureNotice();
  const queryClient = useQueryClient();
  const offerUndo = useOfferedUndo(takeBack, useRefreshReview());
  const compared = useQuery(api.second.compare.queryOptions({ input: { second }, staleTime: 0 }));
  const [sides, setSides] = useState<{ readonly symbols: Side; readonly latex: Side }>({
    symbols: 'first',
    latex: 'first',
  });
  const resolve = useMutation({
    mutationFn: async (chosen: { readonly symbols: Side; readonly latex: Side }) => {
      if (compared.data === undefined) return;
      const { revision, current } = compared.data;
      const { operation } = await client.second.resolve({
        second,
        base: revision,
        formulaBase: current.revision,
        ...chosen,
      });
      offerUndo(operation.id, {
        title: t('resolved'),
        message: t('resolvedFor', { symbols: t(`side-${chosen.symbols}`), latex: t(`side-${chosen.latex}`) }),
      });
      // The decision stands: where the next pair cannot be found, the list says why.
      const next = await client.second.pairs({ states: ['submitted'], limit: 1 }).catch(() => null);
      await queryClient.invalidateQueries({ queryKey: api.second.key() });
      onNext(next?.pairs[0]?.second ?? null);
    },
    onError: (error) => {
      showFailure(shownErrorOf(error));
      void compared.refetch();
    },
  });
  if (compared.error !== null) {
    return (
      <div className={classes.screen}>
        <ErrorNotice error={shownErrorOf(compared.error)} onRetry={() => void compared.refetch()} />
      </div>
    );
  }
  if (compared.data === undefined) return null;
  const { pair, first, second: other, current } = compared.data;
  const isWrittenOtherwise = pair.figures.latexExact === 1;
  const isEdited = current.revision > first.revision;
  const options = (['first', 'second', ...(isEdited ? (['edited'] as const) : [])] as const).map((side) => ({
    value: side,
    label: t(`side-${side}`),
  }));
  const takes = sides.symbols === sides.latex ? sides.symbols : 'mixed';
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <Button size="xs" variant="subtle" color="gray" leftSection={<IconArrowLeft size={15} />} onClick={onBack}>
          {t('backToAgreement')}
        </Button>
        <span className={classes.progress}>{pair.pageName}</span>
        <span className={classes.draw}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} />}
            onClick={() => onOpenPage(pair.page, pair.formula)}
          >
            {t('editTruth')}
          </Button>
        </span>
      </div>
      <VersionPair
        imageSha256={pair.imageSha256}
        before={{
          title: t('firstAnnotation', { person: words.nameOf(pair.firstAnnotator) }),
          document: comparable(documentFromShape(first), documentFromShape(first)),
        }}
        after={{
          title: t('secondAnnotation', { person: words.nameOf(pair.annotator) }),
          document: comparable(documentFromShape(other), documentFromShape(first), isWrittenOtherwise),
        }}
        {...words}
        textOf={(id) => printedLabel(words.labelOf(id))}
      />
      {isWrittenOtherwise && latexOf(first) !== latexOf(other) && (
        <p className={classes.none}>
          {t('writtenOtherwise')} <code>{latexOf(first)}</code> · <code>{latexOf(other)}</code>
        </p>
      )}
      {isEdited && <p className={classes.none}>{t('editedSince', { revision: current.revision })}</p>}
      {pair.resolution !== null ? (
        <p className={classes.none}>
          {t('resolvedAs', {
            person: words.nameOf(pair.resolution.by),
            symbols: t(`side-${pair.resolution.symbols}`),
            latex: t(`side-${pair.resolution.latex}`),
          })}
        </p>
      ) : (
        <div className={classes.decision}>
          {(['symbols', 'latex'] as const).map((part) => (
            <div key={part}>
              <div className={classes.heading}>{t(part === 'symbols' ? 'whichSymbols' : 'whichLatex')}</div>
              <SegmentedControl
                size="xs"
                aria-label={t(part === 'symbols' ? 'whichSymbols' : 'whichLatex')}
                value={sides[part]}
                onChange={(side) => setSides({ ...sides, [part]: side })}
                data={options}
              />
            </div>
          ))}
          <Group gap={8} ml="auto">
            {takes !== 'second' && takes !== 'mixed' && (
              <Button
                variant="default"
                loading={resolve.isPending}
                onClick={() => resolve.mutate({ symbols: 'second', latex: 'second' })}
              >
                {t('takeSecond')}
              </Button>
            )}
            <Button loading={resolve.isPending} onClick={() => resolve.mutate(sides)}>
              {takes === 'mixed'
                ? t('takeMixed')
                : takes === 'first'
                  ? t('takeFirst')
                  : takes === 'second'
                    ? t('takeSecond')
                    : t('keepEdited')}
            </Button>
          </Group>
        </div>
      )}
    </div>
  );
}

function latexOf({ records }: DocumentShape): string {
  const formula = records.find((record) => record.kind === 'formula');
  return formula?.kind === 'formula' ? formula.latex : '';
}
