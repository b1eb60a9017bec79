import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { askHub } from './ask-hub.ts';
import { connectHub } from './hub-client.ts';

it.each(['', '{', '<html>', '{"json":'])('an answer %j is that of no hub', async (text) => {
  const server = http.createServer((_, response) => response.end(text)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { client, close } = connectHub(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, '');
  try {
    await expect(askHub(() => client.challenge())).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
  } finally {
    close();
    server.close();
  }
});
