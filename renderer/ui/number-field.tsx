import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

export interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/**
 * A field whose number there always is. While somebody has emptied it to type another, it stays empty, and the number
 * is what it was: a 0 that came by itself would stand behind what is typed next, and make ten times of it.
 */
export function NumberField({ value, onChange, ...props }: NumberFieldProps) {
  const [isEmptied, setEmptied] = useState(false);
  return (
    <NumberInput
      {...props}
      value={isEmptied ? '' : value}
      onChange={(typed) => {
        setEmptied(typed === '');
        if (typed !== '') onChange(Number(typed));
      }}
      onBlur={() => setEmptied(false)}
    />
  );
}
