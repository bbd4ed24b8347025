import { Chip, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type FormulaId, type PageId, PersonId, type SecondSampleId } from '#schemas/domain/id.ts';
import { SecondCards } from './second-cards.tsx';
import classes from './second-screen.module.css';

export interface OpenListProps {
  readonly sample: SecondSampleId | null;
  readonly schema: ProjectSchema;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

const partSize = 48;

/** What is still to be annotated a second time: how many by whom, and which formulas. */
export function OpenList({ sample, schema, onOpenPage }: OpenListProps) {
  const t = useText('review');
  const format = useFormat();
  const { nameOf } = useSchemaWords(schema);
  const [annotator, setAnnotator] = useState<PersonId | null>(null);
  const query = useInfiniteQuery(
    api.second.open.infiniteOptions({
      input: (after: string | null) => ({ sample, annotator, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: (previous) => previous,
    }),
  );
  const people = query.data?.pages[0]?.people ?? [];
  const tasks = query.data?.pages.flatMap((page) => page.tasks) ?? [];
  return (
    <section className={classes.pairs} aria-label={t('secondsToDo')}>
      {query.error !== null && <ErrorNotice error={shownErrorOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && people.length === 0 && <p className={classes.none}>{t('secondsNone')}</p>}
      <Chip.Group value={annotator ?? ''} onChange={(chosen) => setAnnotator(PersonId.safeParse(chosen).data ?? null)}>
        <Group gap={8}>
          {people.length > 1 && (
            <Chip size="xs" value="">
              {t('everybody')}
            </Chip>
          )}
          {people.map(({ person, count }) => (
            <Chip key={person} size="xs" value={person as string}>
              {`${nameOf(person)} · ${format.number(count)}`}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <SecondCards
        cards={tasks}
        altOf={() => ''}
        renderLines={({ pageName, annotator: by }) => (
          <>
            <span className={classes.who}>{pageName}</span>
            <span className={classes.who}>{t('toDoBy', { person: nameOf(by) })}</span>
          </>
        )}
        onOpen={({ page, formula }) => onOpenPage(page, formula)}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
      />
    </section>
  );
}
