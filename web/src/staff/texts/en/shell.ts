import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/shell.js';

export const en: Translated<typeof vi> = {
  title: '24/7 document locker',
  areas: {
    today: 'Today',
    run: 'Run',
    trays: 'Trays',
    dossiers: 'Dossiers',
    worklists: 'Work lists',
    catalogue: 'Catalogue',
    calendar: 'Calendar',
    accounts: 'Accounts',
    kiosks: 'Kiosks',
    partners: 'Connections',
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
    written: 'I have written it down',
    newTab: 'opens a new tab',
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
  day: {
    format: 'day/month/year',
    previousMonth: 'Month before',
    nextMonth: 'Month after',
    previousYear: 'Year before',
    nextYear: 'Year after',
    previousDecade: 'Ten years before',
    nextDecade: 'Ten years after',
  },
  signIn: {
    title: 'Staff sign-in',
    username: 'Username',
    password: 'Password',
    showPassword: 'Show or hide the password',
    submit: 'Sign in',
    ended: {
      unused:
        'You were signed out because nothing was done here for a while. Sign in again to go on at this very place.',
      other: 'Your session has ended. Sign in again to go on at this very place.',
    },
    wrong: {
      password: 'The username or the password is wrong.',
      name_and_code:
        'Name and code do not fit, or the code was used already. Wait for the next one of the app.',
      code: 'The code is wrong or was used already. Wait for the next one of the app.',
    },
    wait_one: 'Too many wrong tries. Try again in one minute, or ask an administrator.',
    wait_other: 'Too many wrong tries. Try again in {{count}} minutes, or ask an administrator.',
  },
  stillWorking: {
    title: 'Are you still working?',
    text_one: 'Nothing was done here for a while. In one second you are signed out.',
    text_other: 'Nothing was done here for a while. In {{count}} seconds you are signed out.',
    stay: 'I am still working',
  },
  secondFactor: {
    title: 'Authentication code',
    code: 'Six digits of the app',
    recoveryCode: 'Recovery code',
    submit: 'Continue',
    app: {
      what: 'Open the authenticator app on your phone and enter the code that it shows.',
      other: 'Phone not at hand? Use a recovery code',
    },
    paper: {
      what: 'Enter one of the recovery codes that you wrote down. Each works once.',
      other: 'Use the code of the app',
    },
    setUp: {
      title: 'Set up the authenticator app',
      why: 'Your account can open trays or see data about citizens. Besides the password it therefore needs a code from your phone.',
      install:
        'If your phone has no authenticator app yet, install one first (such as Google Authenticator or Microsoft Authenticator).',
      begin: 'My phone has the app',
      scan: 'In the app, add an account and scan this code:',
      qr: 'QR code for the authenticator app',
      type: 'If you cannot scan it, type this key into the app:',
    },
    recovery: {
      title: 'Recovery codes',
      what: 'Write them down and keep them safe: without your phone, each signs you in once. They are shown only now.',
    },
  },
  reauthentication: {
    title: 'Is it still you?',
    before: {
      opening: 'Before a tray opens, enter the code that your authenticator app shows.',
      run: 'Before a run begins, enter the code that your authenticator app shows.',
      gathering:
        'Before new items come on the lists of a run, enter the code that your authenticator app shows.',
      sessions: 'Before a session is ended, show that it is you.',
      account: 'Before a colleague gets a password, an app or other roles, show that it is you.',
      kiosk: 'Before a device becomes a kiosk, show that it is you.',
      secret: 'Before another system gets a key or secret, show that it is you.',
    },
  },
  secondPerson: {
    title: 'A second person is needed',
    why: 'Papers may lie in this tray, so two people open it. The second person enters their own name and code.',
    submit: 'Open the tray',
  },
  password: {
    title: 'Choose a new password',
    why: 'Your password was set by somebody else and worked this once. Before you leave, choose one that only you know.',
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
    noPrinter: 'This screen cannot print. Print in the console at your desk.',
    keyboard: {
      label: 'On-screen keyboard',
      shift: 'Capitals',
      symbols: 'Symbols',
      letters: 'Letters',
      space: 'Space',
      back: 'Delete',
      enter: 'Enter',
      hide: 'Hide the keyboard',
    },
    idle: {
      title: 'Are you still there?',
      text_one: 'In one second you are signed out and the citizens’ screen comes back.',
      text_other: 'In {{count}} seconds you are signed out and the citizens’ screen comes back.',
      stay: 'I am still here',
    },
  },
};
