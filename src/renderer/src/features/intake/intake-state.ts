import type { ServiceItem, ServiceItemLine } from '#shared/contract/catalogue.ts';
import type { Applicant, IntakeDraft, ReceivedMaterial } from '#shared/contract/intake.ts';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { type Field, type Part, partOf } from './fields.ts';
import { nextQuestion } from './next-question.ts';

/** Something the form wants answered before it can go on, said at the field it is about. */
export interface Fault {
  field: Field;
  sentence: string;
}

/** An intake on the screen: the draft as it is saved, and where the clerk is in it. */
export interface IntakeState {
  draft: IntakeDraft;
  open: Part;
  /** Where the cursor goes next; a new object for every move, also to the same field. */
  focus: { field: Field };
  fault: Fault | null;
}

/** What can happen to an intake. */
export type IntakeAction =
  | { type: 'item-text'; text: string }
  | { type: 'item-chosen'; item: ServiceItemLine }
  | { type: 'applicant'; change: Partial<Applicant> }
  | { type: 'person-known'; person: ResidentCard; item: ServiceItem | undefined }
  | { type: 'person-cleared' }
  | { type: 'papers'; papers: ReceivedMaterial[] }
  | { type: 'go'; field: Field; fault?: Fault | null }
  /** On to the next field that still needs an answer. */
  | { type: 'next'; item: ServiceItem | undefined; after?: Field };

const NOBODY: Applicant = {
  residentId: null,
  identityKind: 'resident-id',
  number: '',
  name: '',
  sex: '0',
  birthDate: null,
  phone: '',
  address: '',
};

/** An intake with nothing in it. */
export function emptyDraft(id: string): IntakeDraft {
  return { id, itemCode: '', itemText: '', applicant: NOBODY, materials: [] };
}

/** Whether a draft holds anything a clerk would miss. */
export function isEmptyDraft({ itemCode, itemText, applicant, materials }: IntakeDraft): boolean {
  const { identityKind: _, ...answers } = applicant;
  const { identityKind: __, ...nothing } = NOBODY;
  return (
    itemCode === '' &&
    itemText.trim() === '' &&
    materials.length === 0 &&
    JSON.stringify(answers) === JSON.stringify(nothing)
  );
}

/** The applicant for a person who is known here. Their number stays in core. */
export function knownApplicant(person: ResidentCard): Applicant {
  const { id, identityKind, name, sex, birthDate, phone, address } = person;
  return { residentId: id, identityKind, number: '', name, sex, birthDate, phone, address };
}

function moved(state: IntakeState, field: Field, fault: Fault | null): IntakeState {
  return { ...state, open: partOf(field) ?? state.open, focus: { field }, fault };
}

function withApplicant(state: IntakeState, applicant: Applicant): IntakeState {
  return { ...state, draft: { ...state.draft, applicant }, fault: null };
}

/** What an action makes of an intake. */
export function intakeReducer(state: IntakeState, action: IntakeAction): IntakeState {
  const { draft } = state;
  switch (action.type) {
    case 'item-text':
      // Typing over a chosen item takes the choice back, and with it the answers about its papers.
      return {
        ...state,
        draft: { ...draft, itemText: action.text, itemCode: '', materials: [] },
        fault: null,
      };
    case 'item-chosen': {
      const { code, name } = action.item;
      const materials = code === draft.itemCode ? draft.materials : [];
      return { ...state, draft: { ...draft, itemCode: code, itemText: name, materials }, fault: null };
    }
    case 'applicant':
      return withApplicant(state, { ...draft.applicant, ...action.change });
    case 'person-known': {
      const known = withApplicant(state, knownApplicant(action.person));
      if (state.open !== 2 || state.focus.field === 'number') return known;
      // The answer came after Enter. Who has not typed on is taken along; the field of who has is gone now.
      const typedOn = draft.applicant.name !== '';
      return moved(known, typedOn ? 'number' : nextQuestion(known.draft, action.item), null);
    }
    case 'person-cleared':
      return moved(withApplicant(state, NOBODY), 'number', null);
    case 'papers':
      return { ...state, draft: { ...draft, materials: action.papers }, fault: null };
    case 'go':
      return moved(state, action.field, action.fault ?? null);
    case 'next':
      return moved(state, nextQuestion(draft, action.item, action.after), null);
  }
}
