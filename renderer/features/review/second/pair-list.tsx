import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId, PersonId, SecondSampleId } from '#schemas/domain/id.ts';
import { SecondCards } from './second-cards.tsx';
import classes from './second-screen.module.css';

/** Pairs that a figure of the agreement counts, to be resolved or resolved. */
export interface CountedPairs {
  readonly name: string;
  readonly person: PersonId | null;
  readonly category: CategoryId | null;
  readonly confusion: { readonly first: string; readonly second: string } | null;
}

export interface PairListProps {
  readonly sample: SecondSampleId | null;
  readonly state: 'submitted' | 'resolved';
  /** What a figure of the agreement counts; null: nobody has followed one. */
  readonly of: CountedPairs | null;
  readonly onAll: () => void;
  readonly schema: ProjectSchema;
  readonly onChoose: (second: string) => void;
}

const partSize = 48;
const bothStates = ['submitted', 'resolved'] as const;

/** Pairs of annotations: those to be resolved, or those that were. */
export function PairList({ sample, state, of, onAll, schema, onChoose }: PairListProps) {
  const t = useText('review');
  const { nameOf } = useSchemaWords(schema);
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const query = useInfiniteQuery(
    api.second.pairs.infiniteOptions({
      input: (after: string | null) => ({
        sample,
        states: of === null ? [state] : [...bothStates],
        person: of?.person ?? null,
        category: of?.category ?? null,
        confusion: of?.confusion ?? null,
        after,
        limit: partSize,
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const loaded = query.data?.pages.flatMap((page) => page.pairs) ?? [];
  const agreeing = of === null && state === 'submitted' ? loaded.filter(({ differs }) => differs.length === 0) : [];
  // What has to be decided comes first.
  const pairs =
    of === null && state === 'submitted'
      ? [...loaded.filter(({ differs }) => differs.length > 0), ...agreeing]
      : loaded;
  const settle = useMutation({
    mutationFn: async () => {
      for (const { second } of agreeing) {
        const { revision, current } = await client.second.compare({ second });
        const sides = { symbols: 'first', latex: 'first' } as const;
        await client.second.resolve({ second, base: revision, formulaBase: current.revision, ...sides });
      }
    },
    onError: (error) => showFailure(shownErrorOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.second.key() }),
  });
  return (
    <section className={classes.pairs} aria-label={t(state === 'submitted' ? 'pairsToResolve' : 'pairsResolved')}>
      {of !== null && (
        <Button size="xs" variant="light" onClick={onAll}>
          {t('pairsCounted', { name: of.name })} ×
        </Button>
      )}
      {agreeing.length > 0 && (
        <Button size="xs" variant="default" loading={settle.isPending} onClick={() => settle.mutate()}>
          {t('pairsSettle', { count: agreeing.length })}
        </Button>
      )}
      {query.error !== null && <ErrorNotice error={shownErrorOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && pairs.length === 0 && (
        <p className={classes.none}>{t(state === 'submitted' || of !== null ? 'pairsNone' : 'pairsNoneResolved')}</p>
      )}
      <SecondCards
        cards={pairs}
        altOf={({ pageName }) => pageName}
        renderLines={({ firstAnnotator, annotator, differs }) => (
          <>
            <span className={classes.who}>
              {t('pairOf', { first: nameOf(firstAnnotator), second: nameOf(annotator) })}
            </span>
            <span className={classes.verdict} data-agrees={differs.length === 0}>
              {differs.length === 0
                ? t('pairAgrees')
                : t('pairDiffers', { parts: differs.map((part) => t(`differs-${part}`)).join(', ') })}
            </span>
          </>
        )}
        onOpen={({ second }) => onChoose(second)}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
      />
    </section>
  );
}
