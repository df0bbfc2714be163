/**
 * What the parts that are fetched later use of the view's own file. They take it as a property: importing it there would make the
 * page carry what tells the names of the two files apart.
 */
import DayAfter from './DayAfter.svelte';
import { keepDraft, readDraft } from './draft';
import { formOf, readForm } from './form';
import HowItWent from './HowItWent.svelte';
import { episodeFacts, episodeTitle } from './labels';
import { looking } from './looking.svelte';
import Refused from './Refused.svelte';
import { Saving, say } from './saving.svelte';
import TriedTable from './TriedTable.svelte';
import WhatWhen from './WhatWhen.svelte';
import { offsetsOf } from './when';
import WhereHow from './WhereHow.svelte';

export const parts = {
  DayAfter,
  HowItWent,
  Refused,
  Saving,
  TriedTable,
  WhatWhen,
  WhereHow,
  episodeFacts,
  episodeTitle,
  formOf,
  keepDraft,
  looking,
  offsetsOf,
  readDraft,
  readForm,
  say,
};
export type Parts = typeof parts;
