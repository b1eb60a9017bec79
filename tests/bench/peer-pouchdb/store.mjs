import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const leveldown = require('leveldown');

/** LevelDB as PouchDB uses it, with an fsync at each commit; without it, a power cut takes the last seconds away. */
export function durableLevel(location) {
  const store = leveldown(location);
  for (const write of ['_put', '_del', '_batch']) {
    const real = store[write].bind(store);
    store[write] = (...given) => {
      const done = given.pop();
      const options = given.pop();
      real(...given, { ...options, sync: true }, done);
    };
  }
  return store;
}
durableLevel.destroy = leveldown.destroy;
