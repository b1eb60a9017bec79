import type { PublicState } from '#shared/contract/public-screen.ts';
import { announcement } from '#shared/wording/queue.ts';

/** What was called before the screen was opened is not called out again, unless it was a moment ago. */
const FRESH_MS = 8000;

/** Calls that were not called out before, the earliest first. A recall counts as new. */
export class Announcer {
  private readonly known = new Set<string>();
  private first = true;

  /** @param now milliseconds since 1970 */
  newCalls({ calls }: PublicState, now: number): string[] {
    const fresh = calls.filter((call) => {
      const key = `${call.calledAt} ${call.number} ${call.calls}`;
      const isNew = !this.known.has(key) && (!this.first || now - Date.parse(call.calledAt) < FRESH_MS);
      this.known.add(key);
      return isNew;
    });
    this.first = false;
    return fresh.reverse().map(({ number, counter }) => announcement(number, counter));
  }
}

/** Says a sentence aloud. A machine without a Chinese voice stays silent: the screen says the same. */
export function say(sentence: string, volume: number): void {
  const hasVoice = speechSynthesis.getVoices().some(({ lang }) => lang.toLowerCase().startsWith('zh'));
  if (!hasVoice || volume === 0) return;
  const spoken = new SpeechSynthesisUtterance(sentence);
  spoken.lang = 'zh-CN';
  spoken.volume = volume / 100;
  spoken.rate = 0.9;
  speechSynthesis.speak(spoken);
}
