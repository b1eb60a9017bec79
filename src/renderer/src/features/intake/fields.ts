/** The numbered parts of the form. */
export type Part = 1 | 2 | 3;

/** A place the cursor can be put, by the name its element carries in `data-field`. */
export type Field =
  | 'item'
  | 'number'
  | 'name'
  | 'sex'
  | 'birthDate'
  | 'phone'
  | 'address'
  | 'papers'
  | 'accept';

const PARTS: Record<Field, Part | null> = {
  item: 1,
  number: 2,
  name: 2,
  sex: 2,
  birthDate: 2,
  phone: 2,
  address: 2,
  papers: 3,
  accept: null,
};

/** The part a field stands in; null for what belongs to no part. */
export function partOf(field: Field): Part | null {
  return PARTS[field];
}
