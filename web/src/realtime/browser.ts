// The machine's surroundings in a browser.
import { askWhyRefused } from '@/api/client';
import { siteName } from '@/api/siteName';
import type { SocketSurroundings } from '@/realtime/socket';

// One question at a time tells for all channels.
let isAsking = false;

export const browserSurroundings: SocketSurroundings = {
  connect(pathAndQuery) {
    const url = new URL(pathAndQuery, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(url);
  },
  connected() {
    siteName.passed(true);
  },
  handshakeFailed(path) {
    if (isAsking) return;
    isAsking = true;
    void askWhyRefused(path).finally(() => {
      isAsking = false;
    });
  },
  random: () => Math.random(),
  now: () => Date.now(),
  onNetworkLost(listener) {
    window.addEventListener('offline', listener);
    return () => window.removeEventListener('offline', listener);
  },
  onWake(listener) {
    const whenVisible = () => {
      if (document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    window.addEventListener('focus', listener);
    window.addEventListener('pageshow', listener);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('focus', listener);
      window.removeEventListener('pageshow', listener);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  },
};
