import { Button, Chip, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type FormulaId, type PageId, PersonId, type SecondSampleId } from '#schemas/domain/id.ts';
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
      <ul className={classes.cards}>
        {tasks.map((task) => (
          <li key={task.second}>
            <button type="button" className={classes.card} onClick={() => onOpenPage(task.page, task.formula)}>
              <span className={classes.picture}>
                <FormulaThumbnail imageSha256={task.imageSha256} region={task.region} size={320} alt="" />
              </span>
              <span className={classes.who}>{task.pageName}</span>
              <span className={classes.who}>{t('toDoBy', { person: nameOf(task.annotator) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="xs" variant="default" onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
