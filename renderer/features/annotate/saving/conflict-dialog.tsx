import { Button, Group, Modal } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { formulaNumbers } from '#renderer/editor/saving/formula-numbers.ts';
import { conflictKey, type MergeConflict, type Side } from '#renderer/editor/saving/merge-conflict.ts';
import type { KeyIn } from '#renderer/i18n/resources.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { FormulaId } from '#schemas/domain/id.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { useRelationName } from '../use-relation-name.ts';
import { BothBoxes } from './both-boxes.tsx';
import classes from './conflict-dialog.module.css';

/** Shows both versions of what two people changed at once; one is kept, the other can be brought back by undo. */
export function ConflictDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('annotate');
  const common = useText('common');
  const { editor, place } = useWorkbench();
  const save = useEditorState((state) => state.save);
  const work = useEditorState((state) => state.work);
  if (save.kind !== 'conflict') return null;
  const numberOf = (conflict: MergeConflict) => formulaNumbers(work, [conflict])[0] ?? 0;
  const conflicts = save.conflicts.toSorted((a, b) => numberOf(a) - numberOf(b));
  const headingOf = (conflict: MergeConflict) => {
    const number = numberOf(conflict);
    const what = t(whatKey(conflict));
    return number === 0 || work.formulas.size === 1 ? what : t('conflictHeading', { number, what });
  };
  const decide = (chosen: readonly MergeConflict[], side: Side) => {
    editor.session.decide(
      new Map(chosen.map((conflict) => [conflictKey(conflict), side])),
      editor.getState().selection,
    );
    if (chosen.length === conflicts.length) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('conflictTitle')}
      size={640}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p className={classes.sentence}>
        {t('conflictPlace', { position: place.position, count: conflicts.length })} {t('conflictSentence')}
      </p>
      <ul className={classes.list}>
        {conflicts.map((conflict) => (
          <li key={conflictKey(conflict)} className={classes.conflict}>
            <h3 className={classes.what}>{headingOf(conflict)}</h3>
            <div className={classes.sides}>
              {(['mine', 'theirs'] as const).map((side) => (
                <div key={side} className={classes.side}>
                  <span className={classes.whose}>
                    {side === 'mine' ? t('mine') : <StoredBy document={conflict.document} />}
                  </span>
                  {isPlaced(conflict) && (
                    <BothBoxes boxes={{ mine: boxOf(conflict.mine), theirs: boxOf(conflict.theirs) }} side={side} />
                  )}
                  <div className={classes.version}>
                    <Version record={conflict[side]} member={conflict.member} />
                  </div>
                  <Button size="compact-sm" variant="default" onClick={() => decide([conflict], side)}>
                    {t(side === 'mine' ? 'keepMine' : 'keepTheirs')}
                  </Button>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {save.conflicts.length > 1 && (
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => decide(save.conflicts, 'theirs')}>
            {t('keepAllTheirs')}
          </Button>
          <Button onClick={() => decide(save.conflicts, 'mine')}>{t('keepAllMine')}</Button>
        </Group>
      )}
    </Modal>
  );
}

/** Whether the two versions are about a place on the page. */
function isPlaced({ mine, theirs, member }: MergeConflict): boolean {
  const kind = (mine ?? theirs)?.kind;
  return kind === 'symbol' || member === 'region' || (kind === 'formula' && member === null);
}

function boxOf(record: DocumentRecord | null): Box | null {
  return record?.kind === 'symbol' ? record.box : record?.kind === 'formula' ? record.region : null;
}

/** Whose version is stored: who changed the formula last, where that is somebody else. */
function StoredBy({ document }: Pick<MergeConflict, 'document'>) {
  const t = useText('annotate');
  const { schema } = useWorkbench();
  const { person: self } = useSession();
  const { nameOf } = useSchemaWords(schema);
  const formula = FormulaId.safeParse(document.type === 'formula' ? document.id : null);
  const { data } = useQuery(
    api.history.formula.queryOptions({
      input: formula.success ? { formula: formula.data, limit: 1 } : skipToken,
      staleTime: 0,
      retry: false,
    }),
  );
  const actor = data?.entries[0]?.actor ?? null;
  return actor === null || actor === self?.id ? t('theirs') : t('theirsOf', { person: nameOf(actor) });
}

/** What the two versions are about. */
function whatKey({ mine, theirs, member }: MergeConflict): KeyIn<'annotate'> {
  const kind = (mine ?? theirs)?.kind;
  if (kind === 'relation') return 'conflict-relation';
  if (kind === 'symbol')
    return member === 'symbolClass' ? 'conflict-class' : member === 'box' ? 'conflict-box' : 'conflict-symbol';
  switch (member) {
    case 'latex':
      return 'conflict-latex';
    case 'region':
      return 'conflict-region';
    case 'order':
      return 'conflict-order';
    case 'note':
      return 'conflict-note';
    case 'unusable':
      return 'conflict-unusable';
    default:
      return 'conflict-formula';
  }
}

function Version({ record, member }: { readonly record: DocumentRecord | null; readonly member: string | null }) {
  const t = useText('annotate');
  const { classes: directory } = useWorkbench();
  const nameRelation = useRelationName();
  if (record === null) return <em>{t('conflictDeleted')}</em>;
  if (record.kind === 'symbol') {
    const label = directory.labelOf(record.symbolClass);
    return (
      <>
        {label === null ? t('unlabelled') : <SymbolGlyph label={label} />}
        {member !== 'symbolClass' && <BoxPlace box={record.box} />}
      </>
    );
  }
  if (record.kind === 'relation') return <>{nameRelation(record.type)}</>;
  if (record.kind !== 'formula') return null;
  if (member === 'region') return <BoxPlace box={record.region} />;
  if (member === 'unusable') return record.unusable === null ? t('usable') : record.unusable;
  if (member === 'note') return record.note;
  if (member === 'order') return t('symbolCount', { count: record.order?.length ?? 0 });
  return (
    <>
      {member === null && <BoxPlace box={record.region} />}
      {record.latex === '' ? (
        <em>{t('noLatex')}</em>
      ) : (
        <>
          <LatexView latex={record.latex} />
          <code className={classes.source}>{record.latex}</code>
        </>
      )}
    </>
  );
}

/** Place and size of a box, page pixels. */
function BoxPlace({ box }: { readonly box: Box }) {
  const t = useText('annotate');
  return (
    <span className={classes.box}>
      {t('boxPlace', {
        x: Math.round(box.x),
        y: Math.round(box.y),
        width: Math.round(box.width),
        height: Math.round(box.height),
      })}
    </span>
  );
}
