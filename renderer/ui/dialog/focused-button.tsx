import { Button, type ButtonProps } from '@mantine/core';
import { useFocusOnShow } from '../use-focus-on-show.ts';

/** A button of a dialog whose content gave way to other content, and the button that had the keyboard with it. */
export function FocusedButton(props: ButtonProps & { readonly onClick: () => void }) {
  return <Button ref={useFocusOnShow<HTMLButtonElement>()} {...props} />;
}
