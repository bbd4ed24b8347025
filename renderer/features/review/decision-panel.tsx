import { ActionIcon, Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { ThreadActs } from '#renderer/transport/use-threads.ts';
import { FaultyLatexDialog } from '#renderer/ui/latex/faulty-latex-dialog.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import { ThreadCard } from '#renderer/ui/threads/thread-card.tsx';
import type { ShownThread } from '#renderer/ui/threads/thread-of.ts';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { type Layer, type LayerName, layerNames } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import type { Pin } from '#schemas/domain/thread.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';
import classes from './decision-panel.module.css';
import { choicesOf, type DraftDecision, kindOfDecision, type LayerChoice } from './draft-decision.ts';

export interface DecisionPanelProps {
  readonly document: AnnotationDocument;
  readonly schema: ProjectSchema;
  readonly threads: readonly ShownThread[];
  readonly acts: ThreadActs;
  readonly activeThread: string | null;
  readonly onThread: (thread: string) => void;
  readonly draft: DraftDecision;
  readonly onDraft: (draft: DraftDecision) => void;
  readonly onDecided: (operation: Operation) => void;
}

/** The layers that wait, what becomes of each, the reasons, and the conversation so far. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { document, schema, threads, acts, activeThread, onThread, draft, onDraft, onDecided } = props;
  const t = useText('review');
  const status = useText('status');
  const { nameOf, labelOf } = useSchemaWords(schema);
  const layers = layersOf(document);
  const choices = choicesOf(layers, draft);
  const kind = kindOfDecision(choices, draft);
  const open = threads.filter(({ thread }) => thread.resolved === null);
  const decide = useDecide(document, draft, open, onDecided);
  const placeOf = (pin: Pin) => placeInWords(pin, document, labelOf, t);
  const formula = formulaOf(document);
  const fault = formula ? latexFault(formula.latex, schema.settings.record.latexPolicy) : null;
  const isAcceptingLatex = choices.get('latex') === 'accept';
  const [isAsking, setAsking] = useState(false);
  const isReturning = [...choices.values()].includes('return');
  return (
    <aside className={classes.panel} aria-label={t('decision')}>
      <section className={classes.section}>
        <h2 className={classes.title}>{t('decision')}</h2>
        {layerNames.map((name) => {
          const layer = layers[name];
          if (!layer) return null;
          const choice = choices.get(name);
          return (
            <div key={name} className={classes.layer}>
              <span className={classes.name}>{status(name)}</span>
              {choice === undefined ? (
                <StatusBadge status={layer.state} size="xs" />
              ) : (
                <SegmentedControl
                  size="xs"
                  aria-label={t('decisionFor', { layer: status(name) })}
                  value={choice}
                  onChange={(next) => onDraft({ ...draft, choices: { ...draft.choices, [name]: next } })}
                  data={[
                    { value: 'accept', label: t('accept') },
                    { value: 'later', label: t('later') },
                    { value: 'return', label: t('return') },
                  ]}
                />
              )}
              {layer.reason !== null && layer.state !== 'returned' && (
                <span className={classes.emptiness}>{t('emptyBecause', { reason: layer.reason })}</span>
              )}
            </div>
          );
        })}
        {draft.reasons.length > 0 && (
          <ul className={classes.reasons} aria-label={t('reasons')}>
            {draft.reasons.map((reason) => (
              <li key={reason.key}>
                <div>
                  <div className={classes.place}>
                    {placeOf(reason.pin)}
                    {reason.layer !== null && ` · ${status(reason.layer)}`}
                  </div>
                  {reason.text}
                </div>
                <ActionIcon
                  size="xs"
                  aria-label={t('removeReason')}
                  onClick={() => onDraft({ ...draft, reasons: draft.reasons.filter(({ key }) => key !== reason.key) })}
                >
                  <IconX size={13} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        {isReturning && (
          <Textarea
            mt={10}
            size="xs"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            label={t('overallReason')}
            value={draft.overall}
            onChange={(event) => onDraft({ ...draft, overall: event.currentTarget.value })}
          />
        )}
        {open.length > 0 && !isReturning && (
          <Checkbox
            mt={10}
            size="xs"
            label={t('settleWith', { count: open.length })}
            checked={draft.settles}
            onChange={(event) => onDraft({ ...draft, settles: event.currentTarget.checked })}
          />
        )}
        <Button
          fullWidth
          mt={12}
          color={kind === 'return' ? 'red' : 'ink'}
          loading={decide.isPending}
          disabled={kind === 'nothing' || kind === 'needs-reason'}
          onClick={() => (fault === null || !isAcceptingLatex ? decide.mutate(false) : setAsking(true))}
        >
          {kind === 'return' || kind === 'needs-reason'
            ? t('returnNow')
            : kind === 'mixed'
              ? t('mixed')
              : t('acceptAll')}
        </Button>
        {isAsking && formula && fault && (
          <FaultyLatexDialog
            to="accepted"
            formulas={[{ id: formula.id, latex: formula.latex, fault }]}
            onClose={() => setAsking(false)}
            onAccept={() => {
              setAsking(false);
              decide.mutate(true);
            }}
          />
        )}
        {kind === 'needs-reason' && <p className={classes.hint}>{t('needsReason')}</p>}
        {kind === 'nothing' && <p className={classes.hint}>{t('nothingChosen')}</p>}
      </section>
      <section className={classes.section}>
        <h2 className={classes.title}>{t('threads')}</h2>
        {threads.length === 0 && <p className={classes.hint}>{t('threadsNone')}</p>}
        <div className={classes.threads}>
          {threads.map((shown, index) => (
            <ThreadCard
              key={shown.thread.id}
              shown={shown}
              number={index + 1}
              place={placeOf(shown.thread.pin)}
              isActive={activeThread === shown.thread.id}
              onChoose={() => onThread(shown.thread.id)}
              nameOf={nameOf}
              canResolve={() => true}
              onReply={({ thread }, text) => acts.reply(thread.id, text)}
              onResolve={({ thread }, isResolved) => void acts.resolve(thread.id, isResolved)}
            />
          ))}
        </div>
      </section>
    </aside>
  );
}

function useDecide(
  document: AnnotationDocument,
  draft: DraftDecision,
  open: readonly ShownThread[],
  onDecided: DecisionPanelProps['onDecided'],
) {
  const showFailure = useFailureNotice();
  const queryClient = useQueryClient();
  const choices = choicesOf(layersOf(document), draft);
  const chosen = (choice: LayerChoice) => [...choices].flatMap(([name, made]) => (made === choice ? [name] : []));
  return useMutation({
    /** @param faultyLatex Whether somebody was asked and accepts LaTeX that cannot be read. */
    mutationFn: (faultyLatex: boolean) =>
      client.review.decide({
        document: document.ref,
        base: document.revision,
        accept: chosen('accept'),
        return: chosen('return'),
        reason: draft.overall.trim() === '' ? null : draft.overall.trim(),
        faultyLatex,
        threads: draft.reasons.map(({ layer, pin, text }) => ({ layer, pin, text })),
        resolve: draft.settles && chosen('return').length === 0 ? open.map(({ thread }) => thread.id) : [],
      }),
    onSuccess: ({ operation }) => {
      onDecided(operation);
      return queryClient.invalidateQueries({ queryKey: api.review.key() });
    },
    onError: (error) => showFailure(shownErrorOf(error)),
  });
}

function layersOf(document: AnnotationDocument): Readonly<Partial<Record<LayerName, Layer>>> {
  const page = pageOf(document);
  return page ? { regions: page.regions } : (formulaOf(document)?.layers ?? {});
}

function placeInWords(
  pin: Pin,
  document: AnnotationDocument,
  labelOf: ReturnType<typeof useSchemaWords>['labelOf'],
  t: ReturnType<typeof useText<'review'>>,
): string {
  if (pin.kind !== 'symbol') return pin.kind === 'place' ? t('pinPlace') : t('pinWhole');
  const symbol = document.records.get(pin.symbol satisfies SymbolId);
  return symbol?.kind === 'symbol' ? t('pinSymbol', { label: labelOf(symbol.symbolClass) }) : t('pinGone');
}
