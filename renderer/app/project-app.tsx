import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { makeRouter } from './routes/router.tsx';

/** The screens of the open project. */
export function ProjectApp() {
  const [router] = useState(makeRouter);
  return <RouterProvider router={router} />;
}
