/** Catches what a view throws, so that one broken picture never leaves a blank page. */
import { Component } from 'react';
import type { ReactNode } from 'react';
import { ProblemPage } from '../problem/ProblemPage.tsx';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <ProblemPage
        title="This page has a fault"
        sentence="Something here went wrong that is not your doing. The rest of the page still works."
        problems={[{ kind: 'internal', path: '', sentence: this.state.error.message, line: 0, column: 0, lineText: '' }]}
        typed={null}
      />
    );
  }
}
