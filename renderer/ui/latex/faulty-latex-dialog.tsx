import { Button, Group, Modal } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import type { LatexError } from '#shared/latex/problem.ts';
import classes from './faulty-latex-dialog.module.css';

export interface FaultyFormula {
  readonly id: string;
  readonly latex: string;
  readonly fault: LatexError;
}

export interface FaultyLatexDialogProps {
  /** What it would become. */
  readonly to: 'submitted' | 'accepted';
  /** At least one. */
  readonly formulas: readonly FaultyFormula[];
  readonly onAccept: () => void;
  readonly onClose: () => void;
}

const mostShown = 5;

/** Asks whether LaTeX that cannot be read is really submitted or accepted: no dataset can hold it. */
export function FaultyLatexDialog({ to, formulas, onAccept, onClose }: FaultyLatexDialogProps) {
  const t = useText('common');
  const annotate = useText('annotate');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(to === 'accepted' ? 'faultyLatexTitle' : 'faultyLatexSubmitTitle', { count: formulas.length })}
      size={500}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ul className={classes.formulas}>
        {formulas.slice(0, mostShown).map(({ id, latex, fault }) => (
          <li key={id}>
            <code className={classes.latex}>{latex}</code>
            <span className={classes.fault}>
              {annotate('latexPlace', { line: fault.line, column: fault.column })}{' '}
              {annotate(`problem-${fault.code}`, fault.parameters)}
            </span>
          </li>
        ))}
        {formulas.length > mostShown && <li>{t('andMore', { count: formulas.length - mostShown })}</li>}
      </ul>
      <p className={classes.sentence}>{t(to === 'accepted' ? 'faultyLatexSentence' : 'faultyLatexSubmitSentence')}</p>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onAccept}>
          {t(to === 'accepted' ? 'acceptAllTheSame' : 'submitAllTheSame')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('backToLatex')}
        </Button>
      </Group>
    </Modal>
  );
}
