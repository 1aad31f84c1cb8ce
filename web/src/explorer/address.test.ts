import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Address } from './address';
import { initial, type State } from './state';

describe('the address as the state changes', () => {
  const push = vi.spyOn(history, 'pushState');
  const replace = vi.spyOn(history, 'replaceState');
  let address: Address;
  let state: State;
  const show = (part: Partial<State>) => address.show((state = { ...state, ...part }));

  beforeEach(() => {
    vi.useFakeTimers();
    push.mockReset();
    replace.mockReset();
    state = initial;
    address = new Address(state);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is written once a slider rests', () => {
    for (let weight = 0; weight < 200; weight++) {
      show({ weights: { people: weight / 40 } });
      vi.advanceTimersByTime(100);
    }
    expect(replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(250);
    expect(replace.mock.calls).toEqual([[null, '', '?weights=people%3A4.975']]);
    expect(push).not.toHaveBeenCalled();
  });

  it('has a step for a new view at once, and before it what was left', () => {
    show({ search: 'scrum' });
    show({ view: 'roles' });
    expect(replace.mock.calls).toEqual([[null, '', '?search=scrum']]);
    expect(push.mock.calls).toEqual([[null, '', '?view=roles&search=scrum']]);
    vi.advanceTimersByTime(10_000);
    expect(replace).toHaveBeenCalledTimes(1);
  });

  it('stays as it is where the browser went back', () => {
    show({ search: 'scrum' });
    address.arrive((state = initial));
    address.show(state);
    vi.advanceTimersByTime(10_000);
    expect(replace).not.toHaveBeenCalled();
  });

  it('is written later where the browser refuses', () => {
    push.mockImplementationOnce(() => {
      throw new DOMException('too often', 'SecurityError');
    });
    show({ view: 'rank' });
    expect(replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5000);
    expect(replace.mock.calls).toEqual([[null, '', '?view=rank']]);
  });

  it('is written before the page goes', () => {
    show({ search: 'scrum' });
    address.flush();
    expect(replace.mock.calls).toEqual([[null, '', '?search=scrum']]);
    address.flush();
    expect(replace).toHaveBeenCalledTimes(1);
  });
});
