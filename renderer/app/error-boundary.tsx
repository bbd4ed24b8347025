import { Component, type ReactNode } from 'react';
import { FailedScreen } from './routes/failed-screen.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Shows a sentence in place of a screen that failed while it was drawn. What failed goes to the console, not to the screen. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <FailedScreen /> : this.props.children;
  }
}
