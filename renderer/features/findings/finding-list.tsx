import { Badge, Button } from '@mantine/core';
import { useEffect } from 'react';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { ListedFinding } from '#schemas/contract/validation.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import classes from './finding-list.module.css';

export interface FindingListProps {
  readonly items: readonly ListedFinding[];
  readonly isFixing: boolean;
  readonly onEnd: () => void;
  readonly onOpen: (item: ListedFinding) => void;
  readonly onFix: (item: ListedFinding) => void;
}

const rowHeight = 84;

/** Findings as rows: what it is about, what is wrong, what can be done. */
export function FindingList({ items, isFixing, onEnd, onOpen, onFix }: FindingListProps) {
  const t = useText('findings');
  const reasonText = useReasonText();
  const { setScrollBox, virtualizer } = useVirtualRows({ count: items.length, rowHeight });
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 5) onEnd();
  }, [lastShown, items.length, onEnd]);
  return (
    <div ref={setScrollBox} className={classes.scroll}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const { finding, shown, pages, canFix, isStale } = item;
          return (
            <li
              key={item.id}
              className={classes.row}
              style={{ transform: `translateY(${start}px)`, height: rowHeight - 8 }}
            >
              {shown !== null && (
                <div className={classes.picture}>
                  <FormulaThumbnail
                    imageSha256={shown.imageSha256}
                    region={shown.box === null ? shown.region : around(shown.box, shown.region)}
                    size={240}
                    alt=""
                  />
                </div>
              )}
              {finding.place.type === 'media' && (
                <div className={classes.picture}>
                  <FormulaThumbnail imageSha256={finding.place.sha256} region={null} size={240} alt="" />
                </div>
              )}
              {pages.slice(0, 2).map((page) => (
                <div key={page.id} className={classes.picture}>
                  <FormulaThumbnail imageSha256={page.imageSha256} region={null} size={240} alt="" />
                </div>
              ))}
              <div className={classes.text}>
                <span className={classes.sentence}>{reasonText(finding.reason)}</span>
                <span className={classes.about}>
                  {t(`kind-${finding.kind}`)}
                  {shown !== null && ` · ${shown.pageName}`}
                  {pages.length > 0 && ` · ${pages.map(({ pageName }) => pageName).join(', ')}`}
                  {isStale && (
                    <Badge size="xs" variant="light" color="yellow" ml={8}>
                      {t('stale')}
                    </Badge>
                  )}
                </span>
              </div>
              {canFix && (
                <Button size="xs" variant="subtle" disabled={isFixing} onClick={() => onFix(item)}>
                  {t(`fix-${fixOf(finding.kind)}`)}
                </Button>
              )}
              <Button size="xs" variant="default" onClick={() => onOpen(item)}>
                {t('open')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The box with some of its surroundings, inside the region where it lies in it. */
function around(box: Box, region: Box): Box {
  const margin = Math.max(box.width, box.height, 24);
  const x = Math.max(0, Math.min(region.x, box.x), box.x - margin);
  const y = Math.max(0, Math.min(region.y, box.y), box.y - margin);
  return { x, y, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

function fixOf(kind: ListedFinding['finding']['kind']): 'remove' | 'cut' | 'order' | 'picture' {
  if (kind === 'box-outside') return 'cut';
  if (kind === 'order-differs') return 'order';
  return kind === 'media-orphan' ? 'picture' : 'remove';
}
