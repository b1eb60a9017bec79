import type { Database, Statement } from 'better-sqlite3';
import { hold } from './failure.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** Notes on a connection which own changes, taken in by what was heard of the hub, it says otherwise of later. */
const noteSql = `
  CREATE TEMP TABLE IF NOT EXISTS answers_taken_back (what TEXT NOT NULL);
  CREATE TEMP TRIGGER IF NOT EXISTS place_moved AFTER UPDATE OF hub_epoch, hub_number ON main.changes
    WHEN OLD.hub_number IS NOT NULL AND NEW.epoch = OLD.epoch
      AND (NEW.hub_epoch, NEW.hub_number) > (OLD.hub_epoch, OLD.hub_number)
      AND NEW.site_number = (SELECT site_number FROM main.site_identity)
      AND NEW.epoch = (SELECT epoch FROM main.site_identity)
    BEGIN INSERT INTO answers_taken_back VALUES (NEW.epoch || '.' || NEW.seq || ' had the place '
      || OLD.hub_epoch || '.' || OLD.hub_number || ', and then ' || NEW.hub_epoch || '.' || NEW.hub_number); END;
  CREATE TEMP TRIGGER IF NOT EXISTS taken_and_refused AFTER INSERT ON main.change_faults
    WHEN NEW.kind = 'refused' AND EXISTS (SELECT 1 FROM main.changes JOIN main.site_identity
      USING (site_number, epoch) WHERE (site_number, epoch, seq) = (NEW.site_number, NEW.epoch, NEW.seq)
        AND hub_number IS NOT NULL)
    BEGIN INSERT INTO answers_taken_back VALUES (NEW.epoch || '.' || NEW.seq || ' was taken in, and then refused: '
      || NEW.code); END;`;

/**
 * What a centre was told of its own changes holds for ever, also when the hub was restored to a time before it: each keeps its
 * place, or comes back to an
 * earlier one, which others had heard of when the answer was lost; and what was taken in is never refused. Of two installations of one centre the hub may have had a change of the other.
 */
export class HeardAnswers {
  private readonly asked = new Map<string, { connection: Database; takenBack: Statement }>();

  look({ name, data: { connection } }: SimulatedSite): void {
    let asked = this.asked.get(name);
    if (asked?.connection !== connection) {
      connection.exec(noteSql);
      asked = {
        connection,
        takenBack: connection.prepare('SELECT what FROM temp.answers_taken_back').pluck(),
      };
      this.asked.set(name, asked);
    }
    const what = asked.takenBack.get() as string | undefined;
    hold(what === undefined, () => `the hub took its word to ${name} back: ${what}`);
  }
}
