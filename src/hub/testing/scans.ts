import { createCanvas } from '@napi-rs/canvas';
import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { syncState } from '#core/db/sync-state.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { saveDraft } from '#core/intake/drafts.ts';
import { addScan } from '#core/scans/add-scan.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import { signText } from '#core/sync/signing.ts';
import { fullDraft, newApplicant, threeDays } from '#core/testing/drafts.ts';
import { randomFrom } from '#core/testing/kill-after.ts';
import { thumbnail } from '#core/testing/scan-files.ts';
import { helloText, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import type { HubSite, TestHub } from './town.ts';

/** A page that no JPEG makes small, of some hundred KB. */
export function noisyPage(seed: number, edge = 700): Buffer {
  const random = randomFrom(seed);
  const canvas = createCanvas(edge, edge);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(edge, edge);
  for (let at = 0; at < picture.data.length; at += 1) picture.data[at] = at % 4 === 3 ? 255 : random() * 256;
  context.putImageData(picture, 0, 0);
  return canvas.toBuffer('image/jpeg', 80);
}

/** Accepts a case with these pages, all of its first paper. */
export async function caseWithPages(
  site: Pick<HubSite, 'context' | 'clerk'>,
  order: number,
  pages: readonly Buffer[],
) {
  const { context, clerk } = site;
  const draft = fullDraft(context, threeDays, newApplicant(order));
  saveDraft(context, clerk, draft);
  const materialId = draft.materials[0]?.id ?? '';
  const scanIds: string[] = [];
  for (const [at, page] of pages.entries()) {
    const given = {
      ownerId: draft.id,
      materialId,
      replaces: null,
      page,
      thumbnail: thumbnail(`${order} ${at}`),
    };
    scanIds.push((await addScan(context, clerk, given)).id);
  }
  return { caseId: acceptCase(context, clerk, draft).id, scanIds };
}

/** A scan as its row says. */
export function scanRow({ data }: CoreContext, id: string) {
  const row = data.database.read.first(query.selectFrom('case_scans').selectAll().where('id', '=', id));
  if (!row) throw new Error(`There is no scan ${id}`);
  return row;
}

/** A session of a site as somebody has it who does not keep to what the application does. */
export async function sessionOf(hub: TestHub, { context }: HubSite) {
  const { database } = context.data;
  const state = syncState(database.read);
  if (!state) throw new Error('not enrolled');
  const { client, close } = connectHub(hub.url, '');
  const { challenge } = await client.challenge();
  const text = helloText({ hubId: state.hub_id, ...database.site, challenge });
  const { token } = await client.hello({
    ...{ protocol: PROTOCOL_VERSION, ...database.site, schema: 14, challenge, start: '' },
    signature: signText(state.private_key, text),
  });
  return { client, token, close };
}

/** Takes the files of a scan off a site's disk, as if they had never come. */
export function loseFiles({ context }: HubSite, id: string): void {
  const { sha256, thumbnail_sha256 } = scanRow(context, id);
  for (const lost of [sha256, thumbnail_sha256]) context.data.files.remove(lost);
}

/** Lets so many pieces pass. */
export const pieces = (count: number) => {
  let left = count;
  return () => {
    left -= 1;
    return left >= 0;
  };
};
