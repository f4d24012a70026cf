// The machine's surroundings in a browser.
import type { SocketSurroundings } from '@/realtime/socket';

export const browserSurroundings: SocketSurroundings = {
  connect(pathAndQuery) {
    const url = new URL(pathAndQuery, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(url);
  },
  random: () => Math.random(),
  now: () => Date.now(),
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
