import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { memo } from 'react';
import { retype, takeAway } from '#renderer/editor/edits/correct-relations.ts';
import { relationShownTo } from '#renderer/editor/relations/relation-shown.ts';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import { contentOf, type FormulaContent } from '#renderer/editor/work/formula-content.ts';
import type { Work } from '#renderer/editor/work/work.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { builtInRelationTypes, RelationType } from '#schemas/domain/relation.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import classes from './symbol-section.module.css';

export interface SymbolDetailProps {
  readonly formula: FormulaId;
  readonly onLabel: () => void;
  readonly onLeave: () => void;
}

/** The one selected symbol: its class, its box, and the relation that leads to it. */
export const SymbolDetail = memo(function SymbolDetail({ formula, onLabel, onLeave }: SymbolDetailProps) {
  const t = useText('annotate');
  const id = useFollowedState(({ work, selection }) => {
    const [only] = selection.symbols;
    return only !== undefined && contentIn(work, formula)?.symbols.has(only) ? only : null;
  });
  if (id === null) return null;
  return (
    <dl className={classes.detail}>
      <dt>{t('class')}</dt>
      <dd>
        <ClassOf formula={formula} symbol={id} onLabel={onLabel} />
      </dd>
      <dt>{t('box')}</dt>
      <dd>
        <BoxOf formula={formula} symbol={id} />
      </dd>
      <dt>{t('relation')}</dt>
      <dd>
        <RelationTo formula={formula} symbol={id} onLeave={onLeave} />
      </dd>
    </dl>
  );
});

interface OfSymbol {
  readonly formula: FormulaId;
  readonly symbol: SymbolId;
}

function contentIn(work: Work, formula: FormulaId): FormulaContent | null {
  const document = work.formulas.get(formula);
  return document ? contentOf(document) : null;
}

const ClassOf = memo(function ClassOf({ formula, symbol, onLabel }: OfSymbol & Pick<SymbolDetailProps, 'onLabel'>) {
  const t = useText('annotate');
  const { classes: directory } = useWorkbench();
  const given = useFollowedState(({ work }) => contentIn(work, formula)?.symbols.get(symbol)?.symbolClass ?? null);
  const label = directory.labelOf(given);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={label === null ? undefined : t('classChange', { label })}
        onClick={onLabel}
      >
        {label === null ? t('giveClass') : <SymbolGlyph label={label} />}
      </Button>
      {label !== null && <code>{label}</code>}
    </>
  );
});

const BoxOf = memo(function BoxOf({ formula, symbol }: OfSymbol) {
  const t = useText('annotate');
  const format = useFormat();
  const box = useFollowedState(({ work }) => contentIn(work, formula)?.symbols.get(symbol)?.box ?? null);
  if (box === null) return null;
  return t('boxPlace', {
    x: format.number(Math.round(box.x)),
    y: format.number(Math.round(box.y)),
    width: format.number(Math.round(box.width)),
    height: format.number(Math.round(box.height)),
  });
});

/** The relation that leads to the symbol, its own or proposed, and what it leads from. */
const RelationTo = memo(function RelationTo({
  formula,
  symbol,
  onLeave,
}: OfSymbol & Pick<SymbolDetailProps, 'onLeave'>) {
  const t = useText('annotate');
  const { editor, classes: directory } = useWorkbench();
  const relation = useFollowedState(({ work }) => {
    const document = work.formulas.get(formula);
    return document ? relationShownTo(document, symbol, directory.notation) : null;
  });
  const isProposed = useFollowedState(({ work }) => contentIn(work, formula)?.relations.length === 0);
  const parent = relation?.parent ?? null;
  const given = useFollowedState(({ work }) =>
    parent === null ? undefined : contentIn(work, formula)?.symbols.get(parent)?.symbolClass,
  );
  if (relation === null || given === undefined) return t('relationNone');
  const parentLabel = directory.labelOf(given);
  const isOwn = !builtInRelationTypes.some((type) => type === relation.type);
  const types = [
    ...builtInRelationTypes.map((type) => ({ value: type, label: t(`action-relation-${type}`) })),
    ...(isOwn ? [{ value: relation.type, label: relation.type }] : []),
  ];
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('relationType')}
        data={types}
        value={relation.type}
        onChange={(event) => {
          const type = RelationType.parse(event.currentTarget.value);
          editor.edit(retype(editor.getState().work, [symbol], type, editor.notation, editor.newId), 'relate');
        }}
      />
      <span className={classes.parent}>
        {t('relationOf')}
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('selectParent', { label: parentLabel ?? t('unlabelled') })}
          onClick={() => {
            editor.select(selectSymbols(formula, [relation.parent]));
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
          onClick={() =>
            editor.edit(takeAway(editor.getState().work, [symbol], editor.notation, editor.newId), 'unrelate')
          }
        >
          <IconUnlink size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {isProposed && <span className={classes.proposed}>{t('relationProposed')}</span>}
    </>
  );
});
