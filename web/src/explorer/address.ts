import { addressOf, type State } from './state';

const rest = 250;
const later = 5000;

/**
 * Keeps the page's address as its state is. A browser refuses when that is written too often, Safari after a hundred
 * times in half a minute: what is dragged or typed is written when it rests.
 */
export class Address {
  private written: State;
  private wanted: State;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: State) {
    this.written = this.wanted = state;
  }

  /** Takes the state to be written. A new view is a step to go back from; a moved slider is none. */
  show(state: State): void {
    if (state === this.wanted) return;
    if (state.view !== this.wanted.view) {
      this.flush(); // what one goes back to
      this.wanted = state;
      this.write('pushState');
    } else {
      this.wanted = state;
      this.wait(rest);
    }
  }

  /** Takes the state that the address holds since the browser went back or forward. */
  arrive(state: State): void {
    clearTimeout(this.timer);
    this.written = this.wanted = state;
  }

  /** Writes what has not been written yet. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.written !== this.wanted) this.write('replaceState');
  }

  private write(how: 'pushState' | 'replaceState'): void {
    try {
      history[how](null, '', addressOf(this.wanted));
      this.written = this.wanted;
    } catch {
      this.wait(later); // refused
    }
  }

  private wait(time: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), time);
  }
}
