import { Badge, Button, Group, Modal, SimpleGrid, Text } from '@mantine/core';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import type { ListedFinding } from '#schemas/contract/validation.ts';
import type { PageId } from '#schemas/domain/id.ts';
import classes from './pages-dialog.module.css';

export interface PagesDialogProps {
  /** What stands open; null: nothing. */
  readonly item: ListedFinding | null;
  readonly onOpenPage: (page: PageId) => void;
  readonly onDuplicates: () => void;
  readonly onClose: () => void;
}

/** The pictures that a finding is about side by side: pages on two sides of a split, or a picture without a page. */
export function PagesDialog({ item, onOpenPage, onDuplicates, onClose }: PagesDialogProps) {
  const t = useText('findings');
  const library = useText('library');
  const reasonText = useReasonText();
  return (
    <Modal
      opened={item !== null}
      onClose={onClose}
      size={980}
      title={item === null ? '' : t(`kind-${item.finding.kind}`)}
    >
      {item !== null && (
        <>
          <Text size="sm" mb="md">
            {reasonText(item.finding.reason)}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: Math.min(2, Math.max(1, item.pages.length)) }}>
            {item.pages.map((page) => (
              <figure key={page.id} className={classes.page}>
                <div className={classes.picture}>
                  <FormulaThumbnail imageSha256={page.imageSha256} region={null} size={1000} alt={page.pageName} />
                </div>
                <figcaption className={classes.text}>
                  <span className={classes.name} title={page.pageName}>
                    {page.pageName}
                  </span>
                  {page.writer !== null && <span>{library('writer', { writer: page.writer })}</span>}
                  {page.side !== null && (
                    <Badge variant="light" color="gray" tt="none">
                      {library(`side-${page.side}`)}
                    </Badge>
                  )}
                  <Button ml="auto" size="compact-sm" variant="default" onClick={() => onOpenPage(page.id)}>
                    {t('openPage')}
                  </Button>
                </figcaption>
              </figure>
            ))}
            {item.finding.place.type === 'media' && (
              <div className={classes.picture}>
                <FormulaThumbnail imageSha256={item.finding.place.sha256} region={null} size={1000} alt="" />
              </div>
            )}
          </SimpleGrid>
          {item.finding.reason.code === 'split-leak-duplicate' && (
            <Group justify="flex-end" mt="md">
              <Button variant="light" onClick={onDuplicates}>
                {t('decideDuplicates')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Modal>
  );
}
