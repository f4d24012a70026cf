// Whether the server takes the requests of these very pages for those of another site. That happens when a proxy changes
// `Host`, or when the server was told another public URL: the site is then served under another name than it expects.
import { useSyncExternalStore } from 'react';

const kCodes: readonly string[] = ['cross_site', 'foreign_host'];

export interface OtherName {
  /** `cross_site`: refused for its origin, which only unsafe requests and handshakes tell; `foreign_host`: any request. */
  readonly code: string;
  /** The server's sentence, with the names that it saw. */
  readonly detail: string;
}

export class SiteName {
  private other: OtherName | null = null;
  private readonly listeners = new Set<() => void>();

  /** How the server sees this page's name; null while nothing speaks against it. */
  get = (): OtherName | null => this.other;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A request was answered with this problem. */
  refused({ code, detail }: OtherName): void {
    if (kCodes.includes(code)) this.become({ code, detail });
  }

  /** A request got past the check of its host; one that `tellsOrigin`, past that of its origin as well. */
  passed(tellsOrigin: boolean): void {
    if (tellsOrigin || this.other?.code === 'foreign_host') this.become(null);
  }

  private become(other: OtherName | null): void {
    if (other?.code === this.other?.code && other?.detail === this.other?.detail) return;
    this.other = other;
    for (const listener of this.listeners) listener();
  }
}

export const siteName = new SiteName();

export function useOtherName(): OtherName | null {
  return useSyncExternalStore(siteName.subscribe, siteName.get);
}
