// Made by `npm run types:database` from the migrations. Do not edit.
import type { Generated } from 'kysely';

export interface DB {
  agents: {
    id: string;
    resident_id: string;
    identity_kind: string;
    identity_number: string;
    name: string;
    phone: string;
    relation: string | null;
    authorisation: string;
    authorised_until: string | null;
    version: string;
  };
  audit_entries: {
    site_number: string;
    epoch: number;
    number: number;
    command_id: string;
    at: string;
    actor_id: string;
    actor_name: string;
    command: string;
    subject_entity: string;
    subject_id: string;
    reason: string;
    change_count: number;
    changes_digest: string;
    previous_hash: string;
    hash: string;
  };
  calendar_days: {
    date: string;
    name: string;
    is_off_day: number;
    version: string;
  };
  calendar_neighbour_days: {
    notice_year: number;
    date: string;
    name: string;
    is_off_day: number;
    version: string;
  };
  calendar_years: {
    year: number;
    source: string;
    version: string;
  };
  case_agents: {
    case_id: string;
    agent_id: string;
    name: string;
    masked_number: string;
    phone: string;
    relation: string | null;
    authorisation: string;
    authorised_until: string | null;
    version: string;
  };
  case_documents: {
    case_id: string;
    kind: string;
    copy: number;
    template_version: number;
    issued_at: string;
    issued_by: string;
    version: string;
    step_number: number | null;
    paper_number: number | null;
    printed_at: string | null;
    replaces: number | null;
    voided_at: string | null;
    voided_by: string | null;
    void_reason: string | null;
    reprint_reason: string | null;
    wording_id: string | null;
  };
  case_events: {
    case_id: string;
    step_number: number;
    step: string;
    from_state: string | null;
    to_state: string;
    at: string;
    actor_id: string;
    actor_name: string;
    site_number: string;
    note: string;
    version: string;
    answers: string | null;
    acting_for: string | null;
  };
  case_materials: {
    case_id: string;
    material_id: string;
    position: number;
    name: string;
    originals: number;
    copies: number;
    received: number;
    version: string;
  };
  case_scans: {
    id: string;
    case_id: string;
    material_id: string;
    position: number;
    media_type: string;
    sha256: string;
    size: number;
    width: number | null;
    height: number | null;
    pages: number;
    sensitive: number;
    thumbnail_sha256: string;
    captured_at: string;
    captured_by: string;
    captured_by_name: string;
    reused_from: string | null;
    version: string;
  };
  case_serials: {
    site_number: string;
    year: number;
    last_serial: number;
  };
  cases: {
    id: string;
    number: string;
    site_number: string;
    year: number;
    serial: number;
    item_code: string;
    item_version: number;
    item_name: string;
    department: string;
    resident_id: string;
    applicant_name: string;
    applicant_masked_number: string;
    state: string;
    accepted_at: string;
    accepted_on: string;
    promised_days: number;
    statutory_days: number | null;
    promised_due: string;
    statutory_due: string | null;
    provisional: number;
    closed_at: string | null;
    clerk_id: string;
    clerk_name: string;
    version: string;
    situation_answers: string;
    form_values: string;
    suspended_on: string | null;
    extension_days: number | null;
  };
  catalogue_stamp: {
    singleton: number;
    stamp: string;
  };
  centres: {
    site_number: string;
    name: string;
    kind: string;
    division_code: string;
    division_name: string;
    phone: string;
    version: string;
  };
  changes: {
    site_number: string;
    epoch: number;
    seq: number;
    command_id: string;
    entity: string;
    entity_id: string;
    operation: string;
    base_version: string | null;
    fields: string;
    actor_id: string;
    clock: string;
  };
  document_files: {
    case_id: string;
    kind: string;
    copy: number;
    sha256: string;
    size: number;
    kept_at: string;
    page_sha256: string | null;
    page_size: number | null;
  };
  document_wordings: {
    id: string;
    kind: string;
    number: number;
    effective_from: string;
    content: string;
    made_at: string;
    made_by: string;
    version: string;
  };
  draft_scans: {
    id: string;
    draft_id: string;
    material_id: string;
    position: number;
    media_type: string;
    sha256: string;
    size: number;
    width: number | null;
    height: number | null;
    pages: number;
    sensitive: number;
    thumbnail_sha256: string;
    captured_at: string;
    captured_by: string;
    captured_by_name: string;
    reused_from: string | null;
  };
  handover_files: {
    handover_id: string;
    sha256: string;
    size: number;
    page_sha256: string;
    page_size: number;
    kept_at: string;
  };
  handovers: {
    id: string;
    site_number: string;
    from_id: string;
    from_name: string;
    to_id: string;
    to_name: string;
    made_at: string;
    confirmed_at: string | null;
    withdrawn_at: string | null;
    content: string;
    version: string;
  };
  household_members: {
    resident_id: string;
    household_id: string;
    relation: string;
    version: string;
  };
  households: {
    id: string;
    address: string;
    version: string;
  };
  intake_drafts: {
    id: string;
    staff_id: string;
    content: string;
    saved_at: string;
  };
  item_drafts: {
    staff_id: string;
    item_key: string;
    content: string;
    saved_at: string;
  };
  loose_files: {
    sha256: string;
    noted_at: string;
  };
  organisations: {
    id: string;
    legal_representative: string;
    contact_name: string;
    missing_code_reason: string;
    version: string;
  };
  posts: {
    id: string;
    site_number: string;
    name: string;
    duties: string;
    holder_a: string;
    holder_b: string;
    closed_at: string | null;
    version: string;
  };
  queue_days: {
    site_number: string;
    day: string;
    letter: string;
    issued: number;
    served: number;
    missed: number;
    priority: number;
    waited_minutes: number;
    longest_minutes: number;
    version: string;
  };
  queue_groups: {
    letter: string;
    name: string;
    departments: string;
    position: number;
    version: string;
  };
  queue_serials: {
    day: string;
    letter: string;
    last_serial: number;
  };
  queue_tickets: {
    day: string;
    number: string;
    letter: string;
    state: string;
    place: number;
    priority_reason: string | null;
    for_counter: number | null;
    issued_at: string;
    waiting_since: string;
    first_called_at: string | null;
    called_at: string | null;
    calls: number;
    skips: number;
    counter: number | null;
    clerk_id: string | null;
    clerk_name: string | null;
    ended_at: string | null;
    intake_id: string | null;
  };
  rating_requests: {
    id: string;
    case_id: string;
    requested_at: string;
    expires_at: string;
    clerk_id: string;
    clerk_name: string;
    answered_at: string | null;
  };
  ratings: {
    case_id: string;
    site_number: string;
    case_number: string;
    item_name: string;
    department: string;
    clerk_id: string;
    clerk_name: string;
    level: string;
    reasons: string;
    way: string;
    rated_at: string;
    version: string;
  };
  rectification_events: {
    case_id: string;
    step_number: number;
    step: string;
    from_state: string | null;
    to_state: string;
    at: string;
    actor_id: string;
    actor_name: string;
    site_number: string;
    note: string;
    result: string | null;
    version: string;
  };
  rectifications: {
    case_id: string;
    site_number: string;
    state: string;
    opened_at: string;
    due_on: string;
    provisional: number;
    called_back_at: string | null;
    claimant_id: string | null;
    outcome: string | null;
    closed_at: string | null;
    version: string;
  };
  report_templates: {
    id: string;
    name: string;
    valid_since: string;
    file_name: string;
    sha256: string;
    size: number;
    stored_at: string;
    stored_by: string;
    stored_by_name: string;
  };
  residents: {
    local_row: Generated<number>;
    id: string;
    identity_kind: string;
    identity_number: string;
    name: string;
    sex: string;
    birth_date: string | null;
    phone: string;
    address: string;
    version: string;
    name_initials: string;
    name_characters: string;
    marks: string | null;
    mark_note: string | null;
  };
  service_item_materials: {
    code: string;
    item_version: number;
    material_id: string;
    position: number;
    name: string;
    originals: number;
    copies: number;
    required: number;
    version: string;
    may_lack: number;
    declarable: number;
    condition: string | null;
    source: string;
    where_to_get: string;
    acceptance: string;
    sensitive: number;
    sample: string;
  };
  service_item_versions: {
    code: string;
    item_version: number;
    effective_from: string;
    name: string;
    department: string;
    kind: string;
    promised_days: number;
    statutory_days: number | null;
    provenance: string;
    version: string;
    name_initials: string;
    name_pinyin: string;
    details: string | null;
    synonyms: string;
    frequency_weight: number;
    synonym_keys: string;
    withdrawn: number;
    saved_by: string;
    saved_at: string;
  };
  service_items: {
    code: string;
    current_version: number;
    version: string;
  };
  settings: {
    key: string;
    value: number;
    version: string;
  };
  site_identity: {
    singleton: number;
    site_number: string;
    epoch: number;
    file_key: string;
    demo: number;
  };
  staff: {
    id: string;
    site_number: string;
    name: string;
    post: string;
    version: string;
    name_initials: string;
    role: string;
    department: string;
  };
  staff_absences: {
    id: string;
    staff_id: string;
    from_day: string;
    until_day: string;
    reason: string;
    entered_by: string;
    ended_at: string | null;
    version: string;
  };
}
