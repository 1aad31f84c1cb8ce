import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api';
import { Boundary } from './boundary';

function shown(thrown?: unknown): string {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {}); // React says it there too
  const View = () => {
    if (thrown !== undefined) throw thrown;
    return 'a view';
  };
  const box = document.createElement('div');
  const root = createRoot(box);
  act(() => root.render(createElement(Boundary, null, createElement(View))));
  const text = box.textContent;
  act(() => root.unmount());
  logged.mockRestore();
  return text;
}

describe('what cannot be shown', () => {
  it('leaves a problem and a way on in its place', () => {
    expect(shown()).toBe('a view');
    expect(shown(new ApiError('The code is gone.', true))).toBe('The code is gone.Load the page again');
    expect(shown(new TypeError('x is undefined'))).toContain('by a mistake in the page: x is undefined');
    expect(shown('text')).toContain('text');
  });
});
