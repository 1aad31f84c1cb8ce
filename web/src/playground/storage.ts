import type { TabDefinition } from './tabs';

// Other programs have a GraphiQL on localhost:8080 too; without a prefix they would share its tabs with us.
const prefix = 'orgraph-';

/**
 * What GraphiQL keeps between visits: tabs, history, theme, sizes of the panes. It needs this much of the Storage
 * interface. Where the browser allows no storage at all, nothing is kept and the playground still works.
 */
export const storage = {
  getItem: (key: string): string | null => attempt(() => localStorage.getItem(prefix + key)) ?? null,
  setItem(key: string, value: string): void {
    localStorage.setItem(prefix + key, value); // GraphiQL handles a full storage itself.
  },
  removeItem(key: string): void {
    attempt(() => localStorage.removeItem(prefix + key));
  },
  clear(): void {
    attempt(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix)) localStorage.removeItem(key);
      }
    });
  },
  get length(): number {
    return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length) ?? 0;
  },
};

/** The tab that was active when the page was last left; undefined at the first visit. */
export function lastActiveTab(): TabDefinition | undefined {
  return attempt(() => {
    const { tabs, activeTabIndex } = JSON.parse(storage.getItem('graphiql:tabState') ?? '');
    return tabs[activeTabIndex];
  });
}

/** Whether the user chose, in the settings dialog, to keep the HTTP headers (and so a token) in this browser. */
export function keepsHeaders(): boolean {
  return storage.getItem('graphiql:shouldPersistHeaders') === 'true';
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
