import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, askWhyRefused } from '@/api/client';
import { siteName, SiteName } from '@/api/siteName';
import { fakeApi } from '../../test/fake_api';

const kCrossSite = {
  code: 'cross_site',
  detail: 'http://draft.example is not http://10.0.0.5:8080.',
};
const kForeignHost = { code: 'foreign_host', detail: 'draft.example is not draft.example.org.' };

beforeEach(() => siteName.passed(true));
afterEach(() => vi.unstubAllGlobals());

function answering(status: number, problem: object): void {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(problem, { status })));
}

test('a handshake that failed for the origin is told with the sentence of the server', async () => {
  answering(403, kCrossSite);
  await askWhyRefused('/ws/draft/7/');
  expect(siteName.get()).toEqual(kCrossSite);
});

test('the same path is asked by a method that tells the origin', async () => {
  const fetch = vi.fn(() => Promise.resolve(Response.json(kCrossSite, { status: 403 })));
  vi.stubGlobal('fetch', fetch);
  await askWhyRefused('/ws/draft/7/');
  expect(fetch).toHaveBeenCalledWith('/ws/draft/7/', expect.objectContaining({ method: 'POST' }));
});

test('a handshake that failed for another reason says nothing of the name', async () => {
  answering(502, {});
  await askWhyRefused('/ws/draft/7/');
  expect(siteName.get()).toBeNull();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  await askWhyRefused('/ws/draft/7/');
  expect(siteName.get()).toBeNull();
});

test('the right name ends it', async () => {
  answering(403, kCrossSite);
  await askWhyRefused('/ws/draft/7/');
  answering(405, { code: 'method_not_allowed', detail: 'A channel is opened by GET.' });
  await askWhyRefused('/ws/draft/7/');
  expect(siteName.get()).toBeNull();
});

test('a request that is refused for the name tells as well, and one that only lacks rights does not', async () => {
  fakeApi({
    'POST /session': { status: 403, ...kCrossSite },
    'GET /tournaments/3': { status: 403, code: 'forbidden', detail: 'No.' },
  });
  await expect(api.tournament(3)).rejects.toThrow();
  expect(siteName.get()).toBeNull();
  await expect(api.signIn({ username: 'kay', password: 'secret' })).rejects.toThrow();
  expect(siteName.get()).toEqual(kCrossSite);
});

test('a read that works says that the host is right, and nothing of the origin', () => {
  const name = new SiteName();
  const told = vi.fn();
  name.subscribe(told);
  name.refused(kCrossSite);
  name.passed(false);
  expect(name.get()).toEqual(kCrossSite);
  name.refused(kForeignHost);
  name.passed(false);
  expect(name.get()).toBeNull();
  expect(told).toHaveBeenCalledTimes(3);
});
