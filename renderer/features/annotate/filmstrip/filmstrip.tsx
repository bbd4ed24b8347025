import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useEffect, useRef } from 'react';
import { pageIn } from '#renderer/editor/work/work.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useLiveEvent } from '#renderer/transport/use-live-events.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { StatusDot } from '#renderer/ui/status/status-dot.tsx';
import type { StripPage } from '#schemas/contract/annotation.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { type FormulaStatus, layerStates } from '#schemas/domain/layer.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import classes from './filmstrip.module.css';

/** Pages shown before and after the one that is open; stepping on moves the strip. */
const before = 12;
const after = 24;
/** Milliseconds: somebody at work makes an operation every second. */
const refreshDelay = 1500;

/** The pages around this one as small pictures, each with what is still to be done on it. */
export function Filmstrip() {
  const t = useText('annotate');
  const { place, openPage } = useWorkbench();
  const page = useFollowedState((state) => pageIn(state.work).id);
  const own = useOwnStatus();
  const strip = useQuery(
    api.annotation.strip.queryOptions({ input: { page, before, after }, placeholderData: keepPreviousData }),
  );
  const queryClient = useQueryClient();
  const refresh = useDebouncedCallback(
    () => void queryClient.invalidateQueries({ queryKey: api.annotation.strip.key() }),
    refreshDelay,
  );
  // Finished pages, one's own and others', change their signs here too.
  useLiveEvent((event) => {
    if (event.type === 'operation') refresh();
  });
  const items = strip.data?.items ?? [];
  const at = items.findIndex(({ id }) => id === page);
  const nav = useRef<HTMLElement>(null);
  const first = items[0]?.id;
  // Other pages around it move it, too.
  useEffect(() => (first === undefined ? undefined : bringIntoSight(nav.current, at)), [first, at]);
  return (
    <nav ref={nav} className={classes.strip} id="annotate-filmstrip" tabIndex={-1} aria-label={t('filmstrip')}>
      {items.map(({ id, sourceName, imageSha256, status: stored }, index) => {
        const shown = id === page ? own : stored;
        const number = at < 0 ? null : place.position + index - at;
        return (
          <FilmstripPage
            key={id}
            id={id}
            sourceName={sourceName}
            imageSha256={imageSha256}
            status={shown}
            number={number}
            isOpen={id === page}
            onOpen={openPage}
          />
        );
      })}
    </nav>
  );
}

interface FilmstripPageProps extends Pick<StripPage, 'id' | 'sourceName' | 'imageSha256' | 'status'> {
  /** Place in import order; null while nobody knows. */
  readonly number: number | null;
  readonly isOpen: boolean;
  readonly onOpen: (page: PageId) => void;
}

const FilmstripPage = memo(function FilmstripPage(props: FilmstripPageProps) {
  const { id, sourceName, imageSha256, status: shown, number, isOpen, onOpen } = props;
  const t = useText('annotate');
  const status = useText('status');
  const format = useFormat();
  return (
    <button
      type="button"
      className={classes.page}
      aria-current={isOpen ? 'page' : undefined}
      aria-label={t('filmstripPage', { name: sourceName, status: status(shown) })}
      title={sourceName}
      onClick={() => onOpen(id)}
    >
      <span className={classes.picture}>
        <FormulaThumbnail imageSha256={imageSha256} region={null} size={128} alt="" />
      </span>
      <span className={classes.foot}>
        <StatusDot status={shown} size={8} />
        {number !== null && format.number(number)}
      </span>
    </button>
  );
});

/**
 * Moves the picture at a place, that of the open page, to the middle of the strip, once the page itself has been painted: scrolling
 * measures everything on the screen. The result stops that.
 */
function bringIntoSight(strip: HTMLElement | null, place: number): () => void {
  const go = () => strip?.children[place]?.scrollIntoView({ block: 'nearest', inline: 'center' });
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(go);
  });
  return () => cancelAnimationFrame(frame);
}

/** Status of the page that is open, as it is here and now. */
function useOwnStatus(): FormulaStatus {
  const { schema } = useWorkbench();
  const asked = schema.settings.record.layersAsked;
  return useFollowedState(({ work }) => {
    const page = pageIn(work);
    const statuses = [...work.formulas.values()].flatMap((document) => {
      const formula = formulaOf(document);
      return formula ? statusOf(formula, page, asked) : [];
    });
    const least = layerStates.find((state) => statuses.includes(state));
    return least ?? (statuses.length > 0 ? 'unusable' : 'absent');
  });
}
