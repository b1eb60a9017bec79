import type { ServiceItem, ServiceItemLine } from '#shared/contract/catalogue.ts';
import type { Agent, Applicant, IntakeDraft, ReceivedMaterial, TypedValue } from '#shared/contract/intake.ts';
import type { KnownAgent, ResidentCard } from '#shared/contract/residents.ts';
import { agentFor, firstAgent } from './agent-state.ts';
import { type AskedField, type Field, type Part, partOf } from './fields.ts';
import { nextQuestion } from './next-question.ts';
import { askedFault } from './what-is-missing.ts';

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
  /** Somebody else stands at the window for the applicant, or not any more. */
  | { type: 'agent-stands'; known: readonly KnownAgent[] }
  | { type: 'agent-leaves'; item: ServiceItem | undefined }
  | { type: 'agent'; change: Partial<Agent> }
  /** The questions and papers of the chosen item have come. */
  | { type: 'item-known'; item: ServiceItem }
  | { type: 'situation'; id: string; option: string | null }
  | { type: 'papers'; papers: readonly ReceivedMaterial[] }
  | { type: 'form'; key: string; input: TypedValue }
  | { type: 'go'; field: Field; fault?: Fault | null }
  /** Enter on something the item asks: on to the next, or what is wrong with the answer. */
  | { type: 'entered'; field: AskedField; item: ServiceItem | undefined; today: string | undefined }
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
  organisation: null,
  notSameAs: null,
};

/** No answers to what an item asks. */
const NOTHING_ASKED: Pick<IntakeDraft, 'situations' | 'materials' | 'form'> = {
  situations: {},
  materials: [],
  form: {},
};

/** An intake with nothing in it. */
export function emptyDraft(id: string): IntakeDraft {
  return { id, itemCode: '', itemText: '', applicant: NOBODY, agent: null, ...NOTHING_ASKED };
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
  const { id, identityKind, name, sex, birthDate, phone, address, organisation } = person;
  const said = { name, sex, birthDate, phone, address, organisation };
  return { residentId: id, identityKind, number: '', ...said, notSameAs: null };
}

function moved(state: IntakeState, field: Field, fault: Fault | null): IntakeState {
  return { ...state, open: partOf(field) ?? state.open, focus: { field }, fault };
}

function withApplicant(state: IntakeState, applicant: Applicant, person?: ResidentCard): IntakeState {
  const agent = agentFor(state.draft, applicant, person);
  return { ...state, draft: { ...state.draft, applicant, agent }, fault: null };
}

/** The answers with one of them given, or with it taken back. */
function withAnswer<T>(
  answers: Record<string, T> | undefined,
  key: string,
  answer: T | null,
): Record<string, T> {
  const { [key]: _, ...others } = answers ?? {};
  return answer === null ? others : { ...others, [key]: answer };
}

/** What an action makes of an intake. */
export function intakeReducer(state: IntakeState, action: IntakeAction): IntakeState {
  const { draft } = state;
  switch (action.type) {
    case 'item-text':
      // Typing over a chosen item takes the choice back, and with it the answers to what it asked.
      return {
        ...state,
        draft: { ...draft, itemText: action.text, itemCode: '', ...NOTHING_ASKED },
        fault: null,
      };
    case 'item-chosen': {
      const { code, name } = action.item;
      const answers = code === draft.itemCode ? {} : NOTHING_ASKED;
      return { ...state, draft: { ...draft, itemCode: code, itemText: name, ...answers }, fault: null };
    }
    case 'item-known':
      // Who was faster than the item waits at its papers.
      if (state.focus.field !== 'papers') return state;
      return moved(state, nextQuestion(draft, action.item, 'address'), null);
    case 'situation': {
      const situations = withAnswer(draft.situations, action.id, action.option);
      return { ...state, draft: { ...draft, situations }, fault: null };
    }
    case 'applicant':
      return withApplicant(state, { ...draft.applicant, ...action.change });
    case 'person-known': {
      const known = withApplicant(state, knownApplicant(action.person), action.person);
      if (state.open !== 'applicant' || state.focus.field === 'number') return known;
      // The answer came after Enter. Who has not typed on is taken along; the field of who has is gone now.
      const typedOn = draft.applicant.name !== '';
      return moved(known, typedOn ? 'number' : nextQuestion(known.draft, action.item), null);
    }
    case 'person-cleared':
      return moved(withApplicant(state, NOBODY), 'number', null);
    case 'agent-stands':
      return moved({ ...state, draft: { ...draft, agent: firstAgent(action.known) } }, 'agent.number', null);
    case 'agent-leaves': {
      const own = { ...draft, agent: null };
      return moved({ ...state, draft: own }, nextQuestion(own, action.item, 'address'), null);
    }
    case 'agent':
      return draft.agent
        ? { ...state, draft: { ...draft, agent: { ...draft.agent, ...action.change } }, fault: null }
        : state;
    case 'papers': {
      // What other answers called for stays known, for whoever changes an answer and changes it back.
      const others = draft.materials.filter(({ id }) => !action.papers.some((paper) => paper.id === id));
      return { ...state, draft: { ...draft, materials: [...others, ...action.papers] }, fault: null };
    }
    case 'form': {
      const form = withAnswer(draft.form, action.key, action.input);
      // A field left for one that is complained about is tidied after the complaint was made.
      const fault = state.fault?.field === `form.${action.key}` ? null : state.fault;
      return { ...state, draft: { ...draft, form }, fault };
    }
    case 'go':
      return moved(state, action.field, action.fault ?? null);
    case 'entered': {
      const fault = action.item ? askedFault(action.field, draft, action.item, action.today) : null;
      return fault
        ? moved(state, fault.field, fault)
        : moved(state, nextQuestion(draft, action.item, action.field), null);
    }
    case 'next':
      return moved(state, nextQuestion(draft, action.item, action.after), null);
  }
}
