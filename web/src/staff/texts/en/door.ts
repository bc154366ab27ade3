import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/door.js';

export const en: Translated<typeof vi> = {
  task: {
    deposit: 'The citizen puts papers in.',
    pickup: 'The citizen takes the result.',
    reopen: 'The citizen takes what was left behind.',
    collect: 'Take all papers out, then close the door.',
    return: 'Take the overdue result out, then close the door.',
    load: 'Put the result in, then close the door.',
    inspect: 'Look inside. Take nothing out, put nothing in. Then close the door.',
  },
  phase: {
    opening: 'The tray is being opened…',
    open: 'The door is open.',
    left_open: 'The door has been open for long. Close it now.',
    to_be_confirmed: 'The door is closed. Say what you found.',
    settling: 'Being recorded…',
    uncertain: 'No signal from the door. Look: if it is open, do your work and close it; if not, wait.',
    settled: 'Recorded.',
  },
  notOpened: 'The tray did not open.',
  coolsDown_one:
    'The cabinet’s locks have to rest; nothing is broken. The tray can be opened in {{count}} second.',
  coolsDown_other:
    'The cabinet’s locks have to rest; nothing is broken. The tray can be opened in {{count}} seconds.',
  noted: 'Your word is noted. Close the door if it is still open.',
  question: {
    deposit: 'Were the papers put in?',
    pickup: 'Was the result taken?',
    reopen: 'Was everything taken?',
    collect: 'Have you taken all papers out?',
    return: 'Have you taken the result out?',
    load: 'Have you put the result in?',
    inspect: 'Are there papers in the tray?',
  },
  word: {
    deposit: { done: 'Put in', not_done: 'Not yet' },
    pickup: { done: 'Taken', not_done: 'Not yet' },
    reopen: { done: 'All taken', not_done: 'Not yet' },
    collect: { done: 'All taken out', not_done: 'Not taken' },
    return: { done: 'Taken out', not_done: 'Not taken' },
    load: { done: 'Put in', not_done: 'Not put in' },
    inspect: { done: 'Papers are there', not_done: 'It is empty' },
  },
  settlement: {
    moved: 'Done.',
    not_moved: 'The papers are where they were.',
    unverified: 'It is not known where the papers are: look into the tray.',
    found_papers: 'There are papers in the tray.',
    found_empty: 'The tray is empty.',
  },
  purpose: {
    deposit: 'Deposit',
    pickup: 'Pickup',
    reopen: 'Opened again',
    collect: 'Collect',
    return: 'Return',
    load: 'Load',
    inspect: 'Inspect',
  },
};
