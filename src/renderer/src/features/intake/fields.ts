/** The parts of the form, in their order. Which of them an item has decides their numbers: see partsOf. */
export type Part = 'item' | 'applicant' | 'agent' | 'situations' | 'papers' | 'form';

/** The field of one question about the situation, of one field of the item's form; core names them alike. */
export type AskedField = `situations.${string}` | `form.${string}`;

/** A field about who stands at the window for the applicant; core names them alike. */
export type AgentField =
  | 'agent.number'
  | 'agent.name'
  | 'agent.phone'
  | 'agent.relation'
  | 'agent.authorisation'
  | 'agent.until';

/** A place the cursor can be put, by the name its element carries in `data-field`. */
export type Field =
  | 'item'
  | 'number'
  | 'missingCodeReason'
  | 'name'
  | 'legalRepresentative'
  | 'contactName'
  | 'sex'
  | 'birthDate'
  | 'phone'
  | 'address'
  | 'papers'
  | 'accept'
  | AgentField
  | AskedField;

const PARTS: Record<Exclude<Field, AskedField | AgentField>, Part | null> = {
  item: 'item',
  number: 'applicant',
  missingCodeReason: 'applicant',
  name: 'applicant',
  legalRepresentative: 'applicant',
  contactName: 'applicant',
  sex: 'applicant',
  birthDate: 'applicant',
  phone: 'applicant',
  address: 'applicant',
  papers: 'papers',
  accept: null,
};

/** Whether the field belongs to what the item itself asks. */
export function isAskedField(field: string): field is AskedField {
  return field.startsWith('situations.') || field.startsWith('form.');
}

/** Whether the field is about who stands at the window for the applicant. */
export function isAgentField(field: string): field is AgentField {
  return field.startsWith('agent.');
}

/** The name the item has for what is asked there. */
export function askedId(field: AskedField): string {
  return field.slice(field.indexOf('.') + 1);
}

/** The part a field stands in; null for what belongs to no part. */
export function partOf(field: Field): Part | null {
  if (isAgentField(field)) return 'agent';
  if (!isAskedField(field)) return PARTS[field];
  return field.startsWith('form.') ? 'form' : 'situations';
}
