import type { Condition } from '#shared/domain/condition.ts';
import { readConditionText } from '#shared/domain/condition-text.ts';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import type { CellReader, PartPlace } from './cell-reader.ts';
import { fieldTypeOf, outcomeOf } from './words.ts';

type Places = Map<string, PartPlace>;
type Situation = EditedItem['situations'][number];

function condition(
  cells: CellReader<'situations'> | CellReader<'materials'> | CellReader<'form'>,
): Condition {
  const read = readConditionText(cells.text('condition'));
  if (read === undefined) cells.report('condition', 'condition-form');
  return read ?? null;
}

/** Questions out of one row an option; the first row of a question says what is asked and when. */
export function readSituations(rows: readonly CellReader<'situations'>[], places: Places): Situation[] {
  const situations = new Map<string, Situation & { options: Situation['options'][number][] }>();
  for (const cells of rows) {
    const id = cells.text('id');
    let situation = situations.get(id);
    if (!situation) {
      places.set(`situations.${situations.size}`, (property) => cells.place(property));
      situation = { id, question: cells.text('question'), condition: condition(cells), options: [] };
      situations.set(id, situation);
    }
    const at = [...situations.keys()].indexOf(id);
    places.set(`situations.${at}.options.${situation.options.length}`, optionPlace(cells));
    situation.options.push({
      id: cells.text('option'),
      label: cells.text('label'),
      advice: cells.text('advice') || null,
      infoOnly: cells.yesNo('infoOnly'),
      reason: cells.text('reason') || null,
      outcome: cells.word('outcome', outcomeOf),
    });
  }
  return [...situations.values()];
}

/** The id of an option stands in a column of its own, beside that of its question. */
function optionPlace(cells: CellReader<'situations'>): PartPlace {
  return (property) => cells.place(property === 'id' || property === '' ? 'option' : property);
}

export function readMaterial(
  cells: CellReader<'materials'>,
  at: number,
  places: Places,
): EditedItem['materials'][number] {
  places.set(`materials.${at}`, (property) => cells.place(property));
  return {
    id: cells.text('id'),
    name: cells.text('name'),
    originals: cells.number('originals') ?? 0,
    copies: cells.number('copies') ?? 0,
    required: cells.yesNo('required'),
    mayLack: cells.yesNo('mayLack'),
    declarable: cells.yesNo('declarable'),
    condition: condition(cells),
    source: cells.text('source'),
    whereToGet: cells.text('whereToGet'),
    acceptance: cells.text('acceptance'),
    sample: cells.text('sample'),
    sensitive: cells.yesNo('sensitive'),
  };
}

export function readField(cells: CellReader<'form'>, at: number, places: Places): FormField {
  places.set(`form.${at}`, (property) => cells.place(property));
  const plain = {
    key: cells.text('key'),
    label: cells.text('label'),
    help: cells.text('help'),
    required: cells.yesNo('required'),
    condition: condition(cells),
  };
  const type = fieldTypeOf(cells.text('type'));
  if (type === undefined) {
    cells.report('type', 'unknown-word');
    return { ...plain, type: 'text', pattern: null };
  }
  if (type === 'text') return { ...plain, type, pattern: cells.text('pattern') || null };
  if (type === 'number' || type === 'money')
    return { ...plain, type, min: cells.number('min'), max: cells.number('max') };
  if (type === 'date')
    return { ...plain, type, min: cells.text('min') || null, max: cells.text('max') || null };
  if (type === 'select' || type === 'multiselect') return { ...plain, type, options: readOptions(cells) };
  return { ...plain, type };
}

function readOptions(cells: CellReader<'form'>): { id: string; label: string }[] {
  return cells.lines('options').flatMap((line) => {
    const [, id, label] = /^([^=]+)=(.+)$/.exec(line) ?? [];
    if (id !== undefined && label !== undefined) return [{ id: id.trim(), label: label.trim() }];
    cells.report('options', 'option-form');
    return [];
  });
}
