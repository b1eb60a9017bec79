import { syncState } from '#core/db/sync-state.ts';
import { CoreError } from '#core/errors.ts';
import type { Random } from '#core/seed/random.ts';
import { hold } from './failure.ts';
import type { Watch } from './invariants.ts';
import { latestVersion } from './newer-version.ts';
import type { SimulatedSite } from './simulated-site.ts';
import type { Town } from './town.ts';

/** More rounds than messages can be left over. */
const mostRounds = 60;
/** Nobody works between two pieces any more: as a rule a page is taken in at once, as where it is done quickly. */
const [smallPieces, wholePages] = [20, 1000];

/** Everybody is connected and on one version, and syncs until a whole turn moves nothing. */
export async function comeToRest(
  town: Town,
  watch: Watch,
  onNewerVersion: boolean,
  random: Random,
): Promise<void> {
  const { sites, network, hub } = town;
  for (const site of sites) {
    site.connected = true;
    site.skew = 0;
    if (onNewerVersion) site.upgrade(latestVersion);
  }
  for (;;) {
    const [message] = network.underWay;
    if (!message) break;
    network.take(message);
    await message.fail();
  }
  for (const site of sites) site.takeOutcome();
  for (const ghost of network.ghosts.splice(0)) await hub.handle(ghost);
  for (let turn = 0; turn < mostRounds; turn += 1) {
    let moved = false;
    for (const site of sites) moved = (await wholeRound(site, town, watch, random)) || moved;
    if (!moved) return;
  }
  hold(false, () => 'the town does not come to rest');
}

/** @returns whether it changed anything */
async function wholeRound(
  site: SimulatedSite,
  { network, hub }: Town,
  watch: Watch,
  random: Random,
): Promise<boolean> {
  const before = standOf(site);
  await site.beginSync(random.chance(0.2) ? smallPieces : wholePages);
  for (;;) {
    const [message] = network.underWay;
    if (!message) break;
    network.take(message);
    const isPause = message.call === 'pause';
    const answer = isPause ? { status: 0, body: message.request.body } : await hub.handle(message.request);
    await (answer ? message.arrive(answer) : message.fail());
  }
  const outcome = site.takeOutcome();
  hold(site.roundCount === 0, () => `a round of ${site.name} does not end`);
  if (outcome instanceof CoreError) {
    hold(false, () => `${site.name} cannot sync: ${outcome.code} ${JSON.stringify(outcome.data)}`);
  }
  await watch.look([site], hub);
  return standOf(site) !== before;
}

function standOf({ data: { database } }: SimulatedSite): string {
  const state = syncState(database.read);
  return JSON.stringify([state?.answered_seq, state?.cursor, state?.seen]);
}
