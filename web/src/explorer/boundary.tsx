import { Component, type ReactNode } from 'react';
import { ApiError } from './api';

/** Shows what went wrong in place of what cannot be shown; without it React would leave the page blank. */
export class Boundary extends Component<{ children: ReactNode }, { problem: string }> {
  override state = { problem: '' };

  static getDerivedStateFromError(thrown: unknown): { problem: string } {
    return { problem: thrown instanceof ApiError ? thrown.message : `This cannot be shown, by a mistake in the page: ${thrown instanceof Error ? thrown.message : String(thrown)}` };
  }

  override render(): ReactNode {
    if (!this.state.problem) return this.props.children;
    return (
      <div className="problem" role="alert">
        <span>{this.state.problem}</span>
        <button type="button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    );
  }
}
