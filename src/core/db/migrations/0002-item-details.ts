import type { Migration } from '../migrator.ts';

/**
 * What a counter needs to know of an item: its questions and form (`details`, JSON, NULL while nobody described the
 * item), the names people ask for it by, when each paper is asked for; and what a case was answered.
 */
export const itemDetails: Migration = {
  number: 2,
  name: 'item-details',
  sql: `
    ALTER TABLE service_item_versions ADD COLUMN details TEXT;
    ALTER TABLE service_item_versions ADD COLUMN synonyms TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE service_item_versions ADD COLUMN frequency_weight INTEGER NOT NULL DEFAULT 0;
    -- Derived by this site from the synonyms, like the initials and the pinyin of the name.
    ALTER TABLE service_item_versions ADD COLUMN synonym_keys TEXT NOT NULL DEFAULT '[]';

    ALTER TABLE service_item_materials ADD COLUMN may_lack INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE service_item_materials ADD COLUMN declarable INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE service_item_materials ADD COLUMN condition TEXT;
    ALTER TABLE service_item_materials ADD COLUMN source TEXT NOT NULL DEFAULT '';
    ALTER TABLE service_item_materials ADD COLUMN where_to_get TEXT NOT NULL DEFAULT '';
    ALTER TABLE service_item_materials ADD COLUMN acceptance TEXT NOT NULL DEFAULT '';
    ALTER TABLE service_item_materials ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;

    ALTER TABLE cases ADD COLUMN situation_answers TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE cases ADD COLUMN form_values TEXT NOT NULL DEFAULT '{}';
  `,
};
