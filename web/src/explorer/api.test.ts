import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, ask, follow, pause } from './api';
import { Changes, Roles } from './queries';

interface Stream {
  sink: { next: (result: object) => void; error: (e: unknown) => void; complete: () => void };
  connected: () => void;
  left: boolean;
}

const streams: Stream[] = [];

vi.mock('graphql-sse', () => ({
  createClient: ({ on }: { on: { connected: () => void } }) => ({
    subscribe: (_: object, sink: Stream['sink']) => {
      const stream = { sink, connected: on.connected, left: false };
      streams.push(stream);
      return () => (stream.left = true);
    },
    dispose: () => {},
  }),
}));

const newest = () => streams.at(-1)!;

function see(visibility: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('live updates', () => {
  const written = vi.fn();
  const connected = vi.fn();
  let stop = () => {};

  beforeEach(() => {
    vi.useFakeTimers();
    streams.length = 0;
    see('visible');
  });

  afterEach(() => {
    stop();
    vi.restoreAllMocks();
    vi.resetAllMocks();
    vi.useRealTimers();
  });

  it('begin again when the server ends them in order', () => {
    stop = follow(Changes, written, connected);
    newest().connected();
    newest().sink.next({ data: {} });
    expect(written).toHaveBeenCalledTimes(1);
    newest().sink.complete();
    expect(connected).toHaveBeenLastCalledWith(false);
    expect(streams).toHaveLength(1);
    vi.advanceTimersByTime(500);
    expect(streams).toHaveLength(2);
    newest().connected();
    expect(connected).toHaveBeenLastCalledWith(true);
  });

  it('begin again, later each time, while the database is away', () => {
    stop = follow(Changes, written, connected);
    for (const wait of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
      const before = streams.length;
      newest().connected();
      newest().sink.next({ errors: [{ message: 'the database does not answer' }] });
      newest().sink.complete();
      vi.advanceTimersByTime(wait / 2 - 1);
      expect(streams).toHaveLength(before);
      vi.advanceTimersByTime(wait);
      expect(streams).toHaveLength(before + 1);
    }
    expect(written).not.toHaveBeenCalled();
  });

  it('begin again after an error that is no broken connection', () => {
    stop = follow(Changes, written, connected);
    newest().sink.error(new Error('Unexpected message event'));
    vi.advanceTimersByTime(500);
    expect(streams).toHaveLength(2);
  });

  it('rest out of sight, and what was written meanwhile is read', () => {
    stop = follow(Changes, written, connected);
    const first = newest();
    see('hidden');
    expect(first.left).toBe(true);
    see('visible');
    expect(written).toHaveBeenCalledTimes(1);
    newest().connected();
    first.sink.complete(); // late
    first.sink.next({ data: {} });
    expect(connected).toHaveBeenLastCalledWith(true);
    expect(written).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(20_000);
    expect(streams).toHaveLength(2);
  });

  it('tell a page that was opened out of sight what was written before it was seen', () => {
    see('hidden');
    stop = follow(Changes, written, connected);
    expect(streams).toHaveLength(0);
    see('visible');
    expect(streams).toHaveLength(1);
    expect(written).toHaveBeenCalledTimes(1);
  });

  it('end when they are ended', () => {
    follow(Changes, written, connected)();
    newest().sink.complete();
    vi.advanceTimersByTime(20_000);
    expect(streams).toHaveLength(1);
    expect(connected).not.toHaveBeenCalled();
  });
});

describe('a question', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const answered = (body: BodyInit, status = 200): Promise<ApiError | undefined> => {
    vi.stubGlobal('fetch', async () => new Response(body, { status }));
    return ask(Roles, { first: 1 }).then(
      () => undefined,
      (e: ApiError) => e,
    );
  };
  const refused = (code: string, status: number) => answered(JSON.stringify({ errors: [{ message: 'no', extensions: { code } }] }), status);

  it('is asked again where the server has too much to do, or is away', async () => {
    for (const [code, status] of [['OVERLOADED', 503], ['RATE_LIMITED', 429], ['UNAVAILABLE', 200], ['TIMEOUT', 200], ['TOO_MANY_STREAMS', 503]] as const) {
      expect(await refused(code, status)).toMatchObject({ message: 'no', passing: true });
    }
    expect(await refused('BAD_USER_INPUT', 400)).toMatchObject({ passing: false });
    expect(await refused('INTERNAL', 500)).toMatchObject({ passing: false });
  });

  it('says when the answer is none', async () => {
    expect(await answered('<h1>Bad gateway</h1>', 502)).toMatchObject({ message: 'The server answered 502 without saying why.', passing: true });
    expect(await answered('<h1>Slow down</h1>', 429)).toMatchObject({ passing: true });
    expect(await answered('<h1>Welcome</h1>')).toMatchObject({ message: 'The server answered 200 without saying why.', passing: false });
  });

  it('takes an answer that breaks off for a server that cannot be reached', async () => {
    const broken = new ReadableStream({ start: (c) => (c.enqueue(new TextEncoder().encode('{"data":')), c.error(new TypeError('network error'))) });
    expect(await answered(broken)).toMatchObject({ message: 'The server cannot be reached.', passing: true });
  });

  it('is not asked again by all pages at once', () => {
    for (let i = 0; i < 100; i++) expect(Math.abs(pause() - 3000)).toBeLessThanOrEqual(1000);
  });
});
