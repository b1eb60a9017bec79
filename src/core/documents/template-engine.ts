import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { formatLongDate } from '#shared/wording/dates.ts';

const engines = new Map<string, Liquid>();

/** Templates are data: Liquid runs no code of theirs, and every value is escaped. */
function engineFor(resourcesFolder: string): Liquid {
  let engine = engines.get(resourcesFolder);
  if (!engine) {
    engine = new Liquid({
      root: join(resourcesFolder, 'templates'),
      outputEscape: 'escape',
      strictVariables: true,
      strictFilters: true,
      cache: true,
      // What the frame shows only where a page gives it.
      globals: { draft: false, footer: '', qrCode: '', paperNumber: '' },
    });
    engine.registerFilter('longDate', (date: unknown) => formatLongDate(String(date)));
    engine.registerFilter('paragraphs', paragraphs);
    engines.set(resourcesFolder, engine);
  }
  return engine;
}

/** Renders a template of the application's own; what the values say is shown and never run. */
export function renderTemplate(resourcesFolder: string, template: string, values: object): string {
  return engineFor(resourcesFolder).renderFileSync(template, values) as string;
}

/** A text of several lines as paragraphs. It is plain text, whoever wrote it. */
function paragraphs(text: unknown, className = ''): string {
  const opening = className ? `<p class="${escapeHtml(className)}">` : '<p>';
  return String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `${opening}${escapeHtml(line)}</p>`)
    .join('\n');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** A text as it can stand in a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
