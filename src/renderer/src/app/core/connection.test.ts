import { createORPCClient } from '@orpc/client';
import { os, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, it, vi } from 'vitest';
import { CoreConnection, CoreWentAway, type Welcome } from './connection.ts';

const asked: string[] = [];
const router = {
  echo: os.handler(({ input }) => {
    asked.push(String(input));
    return input;
  }),
  never: os.handler(() => new Promise<void>(() => undefined)),
};

/** A core of its own at the other end of a channel. */
function startCore() {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port2);
  port2.start();
  return { port: port1, die: () => port2.close() };
}

function setUp(welcome: Welcome = async () => undefined) {
  asked.length = 0;
  const connection = new CoreConnection(welcome);
  return { connection, core: createORPCClient<RouterClient<typeof router>>(connection) };
}

describe('CoreConnection', () => {
  it('keeps calls made before there is a port', async () => {
    const { connection, core } = setUp();
    const early = core.echo('early');
    expect(connection.state.get()).toBe('starting');
    await connection.receive(startCore().port);
    expect(await early).toBe('early');
    expect(connection.state.get()).toBe('connected');
  });

  it('welcomes before any other call goes through', async () => {
    const { connection, core } = setUp(async (link) => {
      await link.call(['echo'], 'welcome', { context: {} });
    });
    const waiting = core.echo('waiting');
    await connection.receive(startCore().port);
    await waiting;
    expect(asked).toEqual(['welcome', 'waiting']);
  });

  it('rejects what was in flight when core went away, and keeps later calls for the next one', async () => {
    const welcome = vi.fn<Welcome>(async () => undefined);
    const { connection, core } = setUp(welcome);
    const first = startCore();
    await connection.receive(first.port);
    const failed = expect(core.never()).rejects.toBeInstanceOf(CoreWentAway);
    first.die();
    await failed;
    expect(connection.state.get()).toBe('away');

    const later = core.echo('later');
    await connection.receive(startCore().port);
    expect(await later).toBe('later');
    expect(welcome).toHaveBeenCalledTimes(2);
  });

  it('goes on to the next core when one dies before it was welcomed', async () => {
    let welcomes = 0;
    const { connection, core } = setUp(async (link) => {
      welcomes += 1;
      if (welcomes === 1) await link.call(['never'], undefined, { context: {} });
    });
    const early = core.echo('early');
    const first = startCore();
    const received = connection.receive(first.port);
    first.die();
    await received;
    expect(connection.state.get()).toBe('away');
    await connection.receive(startCore().port);
    expect(await early).toBe('early');
  });
});
