import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { relate, unrelate } from '#renderer/editor/edits/relate.ts';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { type FormulaId, RelationId } from '#schemas/domain/id.ts';
import { builtInRelationTypes, RelationType } from '#schemas/domain/relation.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import classes from './symbol-section.module.css';

export interface SymbolDetailProps {
  readonly formula: FormulaId;
  readonly onLabel: () => void;
  readonly onLeave: () => void;
}

/** The one selected symbol: its class, its box, and the relation that leads to it. */
export function SymbolDetail({ formula, onLabel, onLeave }: SymbolDetailProps) {
  const t = useText('annotate');
  const format = useFormat();
  const { editor, classes: directory } = useWorkbench();
  const document = useFollowedState((state) => state.work.formulas.get(formula));
  const [id] = useFollowedState((state) => state.selection.symbols);
  const content = document ? contentOf(document) : null;
  const symbol = id === undefined ? undefined : content?.symbols.get(id);
  if (!symbol || !content) return null;
  const label = directory.labelOf(symbol.symbolClass);
  const relation = content.relationTo.get(symbol.id);
  const parent = relation ? content.symbols.get(relation.parent) : undefined;
  const parentLabel = parent ? directory.labelOf(parent.symbolClass) : null;
  const isOwn = relation !== undefined && !builtInRelationTypes.some((type) => type === relation.type);
  const types = [
    ...builtInRelationTypes.map((type) => ({ value: type, label: t(`action-relation-${type}`) })),
    ...(isOwn ? [{ value: relation.type, label: relation.type }] : []),
  ];
  return (
    <dl className={classes.detail}>
      <dt>{t('class')}</dt>
      <dd>
        <Button size="compact-xs" variant="default" onClick={onLabel}>
          {label === null ? t('giveClass') : <SymbolGlyph label={label} />}
        </Button>
        {label !== null && <code>{label}</code>}
      </dd>
      <dt>{t('box')}</dt>
      <dd>
        {t('boxPlace', {
          x: format.number(Math.round(symbol.box.x)),
          y: format.number(Math.round(symbol.box.y)),
          width: format.number(Math.round(symbol.box.width)),
          height: format.number(Math.round(symbol.box.height)),
        })}
      </dd>
      <dt>{t('relation')}</dt>
      <dd>
        {relation && parent ? (
          <>
            <NativeSelect
              size="xs"
              aria-label={t('relationType')}
              data={types}
              value={relation.type}
              onChange={(event) => {
                const outcome = relate(editor.getState().work, {
                  id: RelationId.parse(editor.newId()),
                  parent: relation.parent,
                  child: symbol.id,
                  type: RelationType.parse(event.currentTarget.value),
                });
                if (outcome.kind === 'patches') editor.edit(outcome.patches, 'relate');
              }}
            />
            <span className={classes.parent}>
              {t('relationOf')}
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  editor.select(selectSymbols(formula, [parent.id]));
                  onLeave();
                }}
              >
                {parentLabel === null ? '?' : <SymbolGlyph label={parentLabel} />}
              </Button>
            </span>
            <Tooltip label={t('action-unrelate')}>
              <ActionIcon
                size={24}
                aria-label={t('action-unrelate')}
                onClick={() => editor.edit(unrelate(editor.getState().work, [symbol.id]), 'unrelate')}
              >
                <IconUnlink size={15} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </>
        ) : (
          t('relationNone')
        )}
      </dd>
    </dl>
  );
}
