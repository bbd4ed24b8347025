import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerTrackNext } from '@tabler/icons-react';
import { pageIn } from '#renderer/editor/work/work.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActionButton } from '../action-button.tsx';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { SaveSign } from '../saving/save-sign.tsx';
import { useAction } from '../use-action.ts';
import classes from './top-bar.module.css';

const icon = { size: 18, stroke: 1.7 } as const;

/** Which page this is, the way to others, and finishing it. */
export function TopBar() {
  const t = useText('annotate');
  const format = useFormat();
  const { place, screen } = useWorkbench();
  const page = useFollowedState((state) => pageIn(state.work));
  const toNumber = useAction('page-number');
  const finish = useAction('finish');
  const giveBack = useAction('return');
  return (
    <header className={classes.bar}>
      <nav className={classes.pages} aria-label={t('pages')}>
        <ActionButton id="previous-page" icon={<IconChevronLeft {...icon} />} position="bottom" size={30} />
        <button type="button" className={classes.position} onClick={toNumber.run} title={toNumber.name}>
          {format.number(place.position)} / {format.number(place.pages)}
        </button>
        <ActionButton id="next-page" icon={<IconChevronRight {...icon} />} position="bottom" size={30} />
        <ActionButton id="next-unfinished" icon={<IconPlayerTrackNext {...icon} />} position="bottom" size={30} />
      </nav>
      <h1 className={classes.name} title={page.sourceName}>
        {page.sourceName}
      </h1>
      <div className={classes.end}>
        <SaveSign />
        {screen.isReviewer && (
          <Button size="compact-md" variant="default" onClick={giveBack.run} disabled={!giveBack.isEnabled}>
            {t('returnWithReason')}
          </Button>
        )}
        <Button size="compact-md" onClick={finish.run} rightSection={finish.keys && <Keys keys={finish.keys} />}>
          {t(screen.isReviewer ? 'acceptAndNext' : 'submitAndNext')}
        </Button>
      </div>
    </header>
  );
}
