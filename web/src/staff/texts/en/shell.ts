import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/shell.js';

export const en: Translated<typeof vi> = {
  title: '24/7 document locker',
  areas: {
    today: 'Today',
    run: 'Run',
    trays: 'Trays',
    dossiers: 'Dossiers',
    worklists: 'Departments',
    desk: 'Desk',
    catalogue: 'Catalogue',
    calendar: 'Calendar',
    accounts: 'Accounts',
    kiosks: 'Kiosks',
    hardware: 'Hardware',
    ledger: 'Ledger',
    exports: 'Exports',
  },
  shell: {
    skip: 'Skip to the content',
    menu: 'Menu',
    areas: 'Areas of the console',
    signOut: 'Sign out',
    loading: 'Loading…',
    tryAgain: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    notLive: 'The live connection is lost. What you see may be outdated; reconnecting…',
    notHere: {
      title: 'There is no such page',
      text: 'The address is wrong, or your account may not see this.',
    },
    failed: {
      title: 'This page has failed',
      text: 'Perhaps a newer version was just installed. Nothing that was done is lost.',
      reload: 'Load again',
    },
  },
  signIn: {
    title: 'Staff sign-in',
    username: 'Username',
    password: 'Password',
    showPassword: 'Show or hide the password',
    submit: 'Sign in',
    ended: 'Your session has ended. Sign in again to go on at this very place.',
    wrong: 'The username or the password is wrong.',
  },
  password: {
    title: 'Choose a new password',
    why: 'Your password was set by somebody else. Choose one that only you know.',
    old: 'Present password',
    new: 'New password',
    repeated: 'New password again',
    rule: 'At least {{count}} characters; a long sentence that is easy to remember is best.',
    submit: 'Change password',
    fault: {
      too_short: 'The password needs at least {{count}} characters.',
      too_long: 'The password is too long.',
      not_repeated: 'The two are not the same.',
      same_as_old: 'The new password must not be the present one.',
    },
  },
  reason: {
    label: 'Reason',
    tooShort: 'Say why, in at least {{count}} characters.',
  },
  kiosk: {
    leave: 'Back to the citizens’ screen',
    idle: {
      title: 'Are you still there?',
      text: 'In {{count}} seconds you are signed out and the citizens’ screen comes back.',
      stay: 'I am still here',
    },
  },
};
