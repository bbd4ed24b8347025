import { Button, CloseButton, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type CsvRow, toCsv, toCsvLines } from './csv.ts';
import { saveBlob } from './save-file.ts';

/** A part of a long list, as rows of its table. */
export interface CsvPart {
  readonly rows: readonly CsvRow[];
  /** Cursor of the next part; null at the end. */
  readonly next: string | null;
}

export interface CsvDownloadProps {
  /** What is saved, in words. */
  readonly name: string;
  /** Name of the saved file, without extension. */
  readonly fileName: string;
  readonly header: readonly string[];
  /** Reads the part behind a cursor. */
  readonly read: (after: string | null) => Promise<CsvPart>;
  /** All rows that will come; null while nobody knows. */
  readonly total: number | null;
  readonly onError: (error: unknown) => void;
}

/**
 * Saves a list of any length as CSV: all of it, not what is in sight. Parts are read one after the other and kept as
 * blobs, which the browser holds outside of the page's memory; it can be stopped at any time.
 */
export function CsvDownload({ name, fileName, header, read, total, onError }: CsvDownloadProps) {
  const common = useText('common');
  const format = useFormat();
  const [done, setDone] = useState<number | null>(null);
  const running = useRef<object | null>(null);
  const save = async () => {
    const own = {};
    running.current = own;
    const parts = [new Blob([toCsv(header, [])])];
    let count = 0;
    setDone(0);
    try {
      let after: string | null = null;
      do {
        const part: CsvPart = await read(after);
        if (running.current !== own) return;
        parts.push(new Blob([toCsvLines(part.rows)]));
        count += part.rows.length;
        setDone(count);
        after = part.next;
      } while (after !== null);
      saveBlob(`${fileName}.csv`, new Blob(parts, { type: 'text/csv;charset=utf-8' }));
    } catch (error) {
      if (running.current === own) onError(error);
    } finally {
      if (running.current === own) setDone(null);
    }
  };
  const stop = () => {
    running.current = null;
    setDone(null);
  };
  if (done !== null) {
    return (
      <Group gap={4} wrap="nowrap" fz={12} c="dimmed" className="figures" component="output">
        {total === null ? format.number(done) : `${format.number(done)} / ${format.number(total)}`}
        <CloseButton size="xs" aria-label={common('cancel')} onClick={stop} />
      </Group>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={12} />}
      aria-label={common('saveAs', { kind: 'CSV', name })}
      onClick={() => void save()}
    >
      CSV
    </Button>
  );
}
