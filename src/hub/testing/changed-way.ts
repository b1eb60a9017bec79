import { connectHub, type HubClient } from '#core/sync/hub-client.ts';
import type { TestHub } from './town.ts';

type Call = 'answers' | 'push';

/** The way to the hub, on which a call is made in another way. */
function changing(
  { url }: TestHub,
  call: Call,
  otherwise: <Answer>(make: () => Promise<Answer>) => Promise<Answer>,
): typeof connectHub {
  return () => {
    const { client, lines, ...rest } = connectHub(url, '');
    const changed = new Proxy(client, {
      get: (target, name) =>
        name === call
          ? (input: never) => otherwise(() => (target[call] as (input: never) => Promise<unknown>)(input))
          : Reflect.get(target, name),
    });
    const push: typeof lines.push = (...given) => {
      const send = lines.push(...given);
      return () => (call === 'push' ? otherwise(send) : send());
    };
    return { client: changed as HubClient, lines: { ...lines, push }, ...rest };
  };
}

/** The way to the hub, on which something happens before a call. */
export function before(hub: TestHub, call: Call, happens: () => Promise<void>): typeof connectHub {
  return changing(hub, call, async (make) => {
    await happens();
    return make();
  });
}

/** The way to the hub, on which the answer to a call is lost. */
export function dropping(hub: TestHub, call: Call): typeof connectHub {
  return changing(hub, call, async (make) => {
    await make();
    throw new Error('The connection is gone');
  });
}
