import { Button } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { PageId } from '#schemas/domain/id.ts';
import type { WorkKind } from '../second/work-kind.ts';
import classes from './unsent-elsewhere.module.css';
import { useUnsentPages } from './unsent-storage.ts';

/** Pages that a notice names at once. */
const mostNamed = 4;

export interface UnsentElsewhereProps {
  readonly kind: WorkKind;
  /** The page that is being worked on, which says so itself. */
  readonly current: string | null;
  readonly onOpen: (page: PageId) => void;
}

/** Says on every other screen that edits of a page are not stored, and leads there. */
export function UnsentElsewhere({ kind, current, onOpen }: UnsentElsewhereProps) {
  const t = useText('annotate');
  const { project, person } = useSession();
  const pages = useUnsentPages({ project: project.id, person: person.id, kind }).filter(({ page }) => page !== current);
  if (pages.length === 0) return null;
  return (
    <section className={classes.notice} aria-label={t('unsentElsewhere')}>
      <IconArrowsSplit2 size={16} aria-hidden />
      <strong>{t('unsentElsewhere')}</strong>
      {pages.slice(0, mostNamed).map(({ page, position, inConflict }) => (
        <Button key={page} size="compact-xs" variant="default" onClick={() => onOpen(page)}>
          {position === null
            ? t('unsentUnread')
            : inConflict.length === 0
              ? t('unsentPage', { position })
              : t('conflictPage', { position, formulas: inConflict.join(', '), count: inConflict.length })}
        </Button>
      ))}
      {pages.length > mostNamed && <span>{t('unsentMore', { count: pages.length - mostNamed })}</span>}
    </section>
  );
}
