import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { pastedNumber } from '#renderer/ui/pasted-number.ts';

/** Sees to it that a field for a number takes what was pasted as it was meant, or says that it cannot. */
export function PastedNumbers() {
  const t = useText('common');
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement) || field.inputMode !== 'decimal' || field.readOnly) return;
      event.preventDefault();
      event.stopPropagation();
      const text = event.clipboardData?.getData('text') ?? '';
      const number = pastedNumber(text);
      if (number === null) notifications.show({ id: 'no-number', message: t('noNumber', { text: text.slice(0, 40) }) });
      // Written as if it were typed: the field's own rules hold, and undo takes it back.
      else document.execCommand('insertText', false, number);
    };
    document.addEventListener('paste', onPaste, { capture: true });
    return () => document.removeEventListener('paste', onPaste, { capture: true });
  }, [t]);
  return null;
}
