import { globSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideConflict } from '#core/conflicts/decide-conflict.ts';
import { getConflict } from '#core/conflicts/service.ts';
import { hashOf } from '#core/files/file-store.ts';
import { bringRecording, openRecording, setRecording } from '#core/stories/recording.ts';
import { getStory, saveStory } from '#core/stories/service.ts';
import { type FileFacts, fileFacts } from '#core/sync/file-facts.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { fetchFileNow, travelFiles } from '#core/sync/travel-files.ts';
import { randomFrom } from '#core/testing/kill-after.ts';
import { jpeg } from '#core/testing/scan-files.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { PIECE_BYTES } from '#shared/sync/file-pieces.ts';
import { hubContract } from '#shared/sync/hub-contract.ts';
import { hubKey } from '../database/open.ts';
import { cuttingProxy } from '../testing/cutting-proxy.ts';
import { caseWithPages, pieces, scanRow, sessionOf } from '../testing/scans.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from '../testing/town.ts';
import { HubFiles, RECORDINGS } from './hub-files.ts';

let hub: TestHub;
let village: HubSite;
let other: HubSite;
beforeAll(async () => {
  hub = await testHub();
  village = await enrolledSite(hub, '13');
  other = await enrolledSite(hub, '02');
}, 60_000);

/** What a telephone wrote: an MP3 by its head, of so many bytes that nothing makes smaller. */
function sound(seed: number, size: number): Uint8Array<ArrayBuffer> {
  const random = randomFrom(seed);
  const content = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) content[at] = random() * 256;
  content.set(Buffer.from('ID3'));
  return content;
}

function tell({ context, clerk }: HubSite, content: Uint8Array): string {
  const story = { title: '修渠', teller: '余伯', toldOn: '2026-06-01', text: '没有水。', activityId: null };
  const { id } = saveStory(context, clerk, { id: null, ...story });
  setRecording(context, clerk, id, { name: '修渠.mp3', content });
  return id;
}

const stateAt = ({ context }: HubSite, id: string) => getStory(context, id).recordingState;
const atHub = () => globSync('recordings/*/*/*', { cwd: hub.options.folder }).sort();
const nameAtHub = (sha256: string) => join('recordings', 'town', sha256.slice(0, 2), sha256);
const heardAt = ({ context }: HubSite, id: string) => Buffer.from(openRecording(context, id).content);

async function bothSync(): Promise<void> {
  for (const { context } of [village, other, village, other]) await syncNow(context);
}

describe('a recording of a story', () => {
  it('goes to the town after the records, and a centre that wants to hear it gets it then', async () => {
    const content = sound(1, 3 * PIECE_BYTES + 77);
    const id = tell(village, content);
    expect(syncStatus(village.context).files).toMatchObject({ waiting: 1, bytes: content.length });
    expect(stateAt(village, id)).toBe('saved');
    // The hub does not know the record yet.
    expect(await travelFiles(village.context)).toMatchObject({ sent: 0, left: 1 });
    await bothSync();
    expect(stateAt(other, id)).toBe('at-town');
    await expect(bringRecording(other.context, id)).rejects.toMatchObject({ data: { why: 'not-at-town' } });
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0, stoppedBy: null });
    expect(stateAt(village, id)).toBe('confirmed');
    expect(atHub()).toContain(nameAtHub(hashOf(content)));
    // Nobody asked for it: it comes by itself to nobody.
    expect(await travelFiles(other.context)).toMatchObject({ fetched: 0, left: 0 });
    await bringRecording(other.context, id);
    expect(heardAt(other, id).equals(Buffer.from(content))).toBe(true);
    expect(stateAt(other, id)).toBe('confirmed');
    for (const { context } of [village, other]) expect(verifyData(context.data).problems).toEqual([]);
  });

  it('goes on where a line was cut, at any byte, both ways, and is not sent twice', async () => {
    const content = sound(2, 9 * PIECE_BYTES);
    const id = tell(village, content);
    await bothSync();
    const random = randomFrom(20_260_701);
    const proxy = await cuttingProxy(hub.options.port, () => 5000 + random() * 3 * PIECE_BYTES);
    const connect = (_: string, fingerprint: string) => connectHub(proxy.url, fingerprint);
    let cuts = 0;
    try {
      for (; stateAt(village, id) !== 'confirmed' && cuts < 100; cuts += 1) {
        await travelFiles(village.context, { connect }).catch(() => {});
      }
      expect(cuts).toBeGreaterThan(2);
      // No more than the piece in hand is sent anew.
      expect(proxy.sent).toBeLessThan(content.length + cuts * (PIECE_BYTES + 5000));
    } finally {
      await proxy.close();
    }
    const back = await cuttingProxy(hub.options.port, () => 5000 + random() * 3 * PIECE_BYTES);
    const facts = fileFacts(other.context, 'story', id) as FileFacts;
    let asked = 0;
    for (; stateAt(other, id) === 'at-town' && asked < 100; asked += 1) {
      await fetchFileNow(other.context, facts, (_, fingerprint) => connectHub(back.url, fingerprint)).catch(
        () => {},
      );
    }
    await back.close();
    expect(asked).toBeGreaterThan(2);
    expect(heardAt(other, id).equals(Buffer.from(content))).toBe(true);
  }, 60_000);

  it('is refused when the content is not what the hash says, and comes whole afterwards', async () => {
    const content = sound(3, 1000);
    const id = tell(village, content);
    await bothSync();
    const { client, token, close } = await sessionOf(hub, other);
    const named = { recordId: id, part: 'recording' as const, sha256: hashOf(content) };
    const wrong = new Blob([new Uint8Array(1000).fill(7)]);
    expect(await client.putFile({ token, ...named, offset: 0, size: 1000, piece: wrong })).toEqual({
      outcome: 'differs',
      have: 0,
    });
    expect(atHub().filter((name) => name.includes(named.sha256))).toEqual([]);
    const another = { ...named, sha256: hashOf(new Uint8Array(1)) };
    expect(await client.fileState({ token, files: [{ ...another, size: 1000 }] })).toEqual({ have: [null] });
    expect(await client.getFile({ token, ...another, offset: 0 })).toMatchObject({ outcome: 'not-here' });
    const tooLarge = { ...named, size: 60 * 1024 * 1024 + 1 };
    expect(await client.fileState({ token, files: [tooLarge] })).toEqual({ have: [null] });
    close();
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0 });
    expect(atHub()).toContain(nameAtHub(named.sha256));
  });

  it('is whole also when the hub was killed between the last piece and the name', async () => {
    const content = sound(4, 2 * PIECE_BYTES);
    const id = tell(village, content);
    await bothSync();
    const { folder } = hub.options;
    const file = new HubFiles(folder, hubKey(folder)).fileOf(RECORDINGS, hashOf(content), content.length);
    await file.write(0, content.subarray(0, PIECE_BYTES));
    await file.write(PIECE_BYTES, content.subarray(PIECE_BYTES));
    expect(await file.isWhole()).toBe(false);
    await travelFiles(village.context);
    expect(stateAt(village, id)).toBe('confirmed');
    expect(await file.isWhole()).toBe(true);
  });

  it('goes after the papers of cases', async () => {
    tell(village, sound(5, 1000));
    await caseWithPages(village, 31, [jpeg('first')]);
    await syncNow(village.context);
    // A page and its small picture.
    expect(await travelFiles(village.context, { mayGoOn: pieces(2) })).toMatchObject({ sent: 1, left: 1 });
    expect(syncStatus(village.context).files.bytes).toBe(1000);
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0 });
  });

  it('gives nobody a page of a case whose hash is named in a story', async () => {
    const { scanIds } = await caseWithPages(village, 32, [jpeg('coveted')]);
    await syncNow(village.context);
    await travelFiles(village.context);
    const coveted = scanRow(village.context, scanIds[0] as string);
    const id = tell(other, sound(6, 1000));
    const subject = { entity: 'story', id };
    other.context.data.database.write({ name: 'test.write', actor: other.clerk, subject }, (unit) =>
      unit.update('story', { id }, { recording_sha256: coveted.sha256 }),
    );
    expect(await syncNow(other.context)).toMatchObject({ refused: 0 });
    const { client, token, close } = await sessionOf(hub, other);
    const named = { recordId: id, part: 'recording' as const, sha256: coveted.sha256 };
    expect((await client.getFile({ token, ...named, offset: 0 })).outcome).toBe('not-here');
    const ofPage = { recordId: scanIds[0] as string, part: 'page' as const, sha256: coveted.sha256 };
    expect((await client.getFile({ token, ...ofPage, offset: 0 })).outcome).toBe('not-allowed');
    close();
    setRecording(other.context, other.clerk, id, null);
    await bothSync();
  });

  it('goes at the hub when it is taken out or replaced, unless another story has the same', async () => {
    const content = sound(7, 1000);
    const [one, two] = [tell(village, content), tell(village, content)];
    await bothSync();
    await travelFiles(village.context);
    setRecording(village.context, village.clerk, one, { name: 'b.mp3', content: sound(8, 500) });
    await bothSync();
    expect(atHub()).toContain(nameAtHub(hashOf(content)));
    setRecording(other.context, other.clerk, two, null);
    await bothSync();
    expect(atHub()).not.toContain(nameAtHub(hashOf(content)));
    await travelFiles(village.context);
    expect(atHub()).toContain(nameAtHub(hashOf(sound(8, 500))));
  });

  it('is the one that stands when two centres recorded at once, and the other when a manager picks it', async () => {
    const id = tell(village, sound(9, 1000));
    await bothSync();
    const [first, second] = [sound(10, 2000), sound(11, 3000)];
    setRecording(village.context, village.clerk, id, { name: 'first.mp3', content: first });
    setRecording(other.context, other.clerk, id, { name: 'second.mp3', content: second });
    await bothSync();
    for (const { context } of [village, other]) await travelFiles(context);
    await bringRecording(other.context, id);
    expect(heardAt(other, id).equals(Buffer.from(first))).toBe(true);
    expect(atHub()).not.toContain(nameAtHub(hashOf(second)));
    const { fields } = getConflict(village.context, village.manager, { entity: 'story', entityId: id });
    const values = fields.flatMap((disputed) =>
      disputed.values.map((value) => ({ ...value, field: disputed.field })),
    );
    const stamp = values.find(({ shown }) => shown.includes('second.mp3'))?.stamp ?? '';
    decideConflict(village.context, village.manager, {
      ...{ entity: 'story', entityId: id, seen: values.map((value) => value.stamp) },
      decisions: fields.map(({ field }) => ({ field, choice: { stamp } })),
    });
    await bothSync();
    await travelFiles(other.context);
    await travelFiles(village.context);
    await bringRecording(village.context, id);
    expect(heardAt(village, id).equals(Buffer.from(second))).toBe(true);
    expect(atHub()).not.toContain(nameAtHub(hashOf(first)));
    for (const { context } of [village, other]) expect(verifyData(context.data).problems).toEqual([]);
  });

  it('waits at a hub that is older than recordings, and says so', async () => {
    const id = tell(village, sound(12, 1000));
    await syncNow(village.context);
    const connect = (url: string, fingerprint: string) => {
      const { client, ...rest } = connectHub(url, fingerprint);
      const hello: typeof client.hello = async (...said) => {
        const { takesFiles: _, ...answer } = await client.hello(...said);
        return hubContract.hello['~orpc'].outputSchema?.parse(answer) as typeof answer & {
          takesFiles: boolean;
        };
      };
      return { ...rest, client: { ...client, hello, challenge: client.challenge } };
    };
    expect(await travelFiles(village.context, { connect })).toMatchObject({
      sent: 0,
      stoppedBy: 'older-hub',
    });
    expect(syncStatus(village.context).files).toMatchObject({ waiting: 1, stoppedBy: 'older-hub' });
    expect(stateAt(village, id)).toBe('saved');
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0, stoppedBy: null });
  });
});
