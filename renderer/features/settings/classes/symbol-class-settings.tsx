import { ActionIcon, Badge, Button, Checkbox, Select, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Revised } from '#renderer/transport/schema-patch.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type SymbolClass, symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { ChangeDialog } from '../kinds/change-dialog.tsx';
import { KindMenu } from '../kinds/kind-menu.tsx';
import type { OpenChange } from '../kinds/kind-target.ts';
import { SymbolClassDialog } from './symbol-class-dialog.tsx';
import classes from './symbol-class-settings.module.css';

type Group = SymbolClass['group'];

/** The column names stand above the rows, in the same scroll box. */
const headHeight = 32;

/** Symbol classes as they print, with label, aliases and group: searched, added, edited, retired. */
export function SymbolClassSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const common = useText('common');
  const { can } = useSession();
  const [text, setText] = useState('');
  const [group, setGroup] = useState<Group | null>(null);
  const [showsRetired, setShowsRetired] = useState(false);
  const [change, setChange] = useState<OpenChange | null>(null);
  const [dialog, setDialog] = useState<{ readonly symbolClass: Revised<SymbolClass> | null } | null>(null);
  const shown = useMemo(() => {
    const wanted = text.trim();
    return schema.symbolClasses
      .filter(({ record }) => showsRetired || (record.aliasOf === null && !record.retired))
      .filter(({ record }) => group === null || record.group === group)
      .filter(
        ({ record }) => wanted === '' || [record.label, ...record.aliases].some((label) => label.includes(wanted)),
      )
      .toSorted((a, b) => a.record.position - b.record.position);
  }, [schema, text, group, showsRetired]);
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          size="xs"
          w={220}
          leftSection={<IconSearch size={14} />}
          placeholder={t('searchClasses')}
          aria-label={common('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={160}
          clearable
          placeholder={t('allGroups')}
          aria-label={t('group')}
          data={symbolClassGroups.map((name) => ({ value: name, label: t(`group-${name}`) }))}
          value={group}
          onChange={(value) => setGroup(symbolClassGroups.find((name) => name === value) ?? null)}
        />
        <Checkbox
          size="xs"
          label={t('showRetired')}
          checked={showsRetired}
          onChange={(event) => setShowsRetired(event.currentTarget.checked)}
        />
        <span className={classes.count}>{t('classesCount', { count: shown.length })}</span>
        {can('lead') && (
          <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setDialog({ symbolClass: null })}>
            {t('addClass')}
          </Button>
        )}
      </div>
      <ClassTable
        classesShown={shown}
        canEdit={can('lead')}
        onEdit={(symbolClass) => setDialog({ symbolClass })}
        onChange={setChange}
        labelOf={(id) => schema.symbolClasses.find(({ record }) => record.id === id)?.record.label ?? id}
      />
      <ChangeDialog schema={schema} open={change} onClose={() => setChange(null)} />
      <SymbolClassDialog
        schema={schema}
        opened={dialog !== null}
        symbolClass={dialog?.symbolClass ?? null}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

interface ClassTableProps {
  readonly classesShown: readonly Revised<SymbolClass>[];
  readonly canEdit: boolean;
  readonly onEdit: (symbolClass: Revised<SymbolClass>) => void;
  readonly onChange: (change: OpenChange) => void;
  readonly labelOf: (id: SymbolClassId) => string;
}

function ClassTable({ classesShown, ...cells }: ClassTableProps) {
  const t = useText('settings');
  const { setScrollBox, virtualizer } = useVirtualRows({ count: classesShown.length, rowHeight: 40, headHeight });
  return (
    <div className={classes.table}>
      <section ref={setScrollBox} className={classes.scroll} aria-label={t('symbols')}>
        <div className={`${classes.row} ${classes.head}`}>
          <span>{t('glyph')}</span>
          <span>{t('label')}</span>
          <span>{t('aliases')}</span>
          <span>{t('group')}</span>
          <span />
        </div>
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => {
            const symbolClass = classesShown[item.index];
            if (symbolClass === undefined) return null;
            return (
              <div
                key={symbolClass.record.id}
                className={`${classes.row} ${classes.line}`}
                style={{ transform: `translateY(${item.start - headHeight}px)` }}
              >
                <ClassCells symbolClass={symbolClass} {...cells} />
              </div>
            );
          })}
        </div>
        {classesShown.length === 0 && <p className={classes.nothing}>{t('noClassFits')}</p>}
      </section>
    </div>
  );
}

interface ClassCellsProps extends Omit<ClassTableProps, 'classesShown'> {
  readonly symbolClass: Revised<SymbolClass>;
}

function ClassCells({ symbolClass, canEdit, onEdit, onChange, labelOf }: ClassCellsProps) {
  const t = useText('settings');
  const common = useText('common');
  const { id, label, aliases, group, retired, aliasOf } = symbolClass.record;
  return (
    <>
      <span className={classes.glyph}>
        <SymbolGlyph label={label} />
      </span>
      <code className={classes.label} data-retired={retired}>
        {label}
        {retired && <Badge ml={8}>{common('retired')}</Badge>}
        {aliasOf !== null && <Badge ml={8}>{t('aliasOf', { name: labelOf(aliasOf) })}</Badge>}
      </code>
      <code className={classes.aliases} title={aliases.join('  ')}>
        {aliases.join('  ')}
      </code>
      <span className={classes.group}>{t(`group-${group}`)}</span>
      <span className={classes.buttons}>
        {canEdit && (
          <>
            <Tooltip label={t('editNamed', { name: label })}>
              <ActionIcon size={26} aria-label={t('editNamed', { name: label })} onClick={() => onEdit(symbolClass)}>
                <IconPencil size={15} />
              </ActionIcon>
            </Tooltip>
            <KindMenu
              name={label}
              target={{ type: 'symbol-class', id }}
              retired={retired}
              isAlias={aliasOf !== null}
              onOpen={onChange}
            />
          </>
        )}
      </span>
    </>
  );
}
