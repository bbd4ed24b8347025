import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

function AnchorButton({ type: _type, ...props }: ButtonProps & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <Button component="a" {...props} />;
}

/** A link to a screen that looks like a button. */
export const ButtonLink = createLink(AnchorButton);
