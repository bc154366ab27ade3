import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/accounts.js';

export const en: Translated<typeof vi> = {
  role: {
    officer: 'Consulting officer',
    desk: 'Desk',
    department: 'Department',
    agency: 'Agency',
    technician: 'Technician',
    supervisor: 'Supervisor',
    administrator: 'Administrator',
  },
  column: { name: 'Name', roles: 'Roles', state: 'State' },
  enabled: 'In use',
  disabled: 'Disabled',
  locked: 'Too many wrong tries: must wait before each further one',
  secondFactor: { set_up: 'Has an authenticator app', missing: 'No authenticator app yet' },
  givenPassword: {
    waiting: 'Has a password for one sign-in',
    used: 'Has signed in with the given password and chosen no other yet',
    expired: 'The given password has expired: reset the password',
  },
  command: {
    change_roles: 'Change roles',
    reset_second_factor: 'Reset authenticator app',
    unlock: 'Allow to sign in',
    disable: 'Disable',
    enable: 'Enable',
    reset_password: 'Reset password',
  },
  confirm: {
    change_roles: 'What you take away, {{name}} may no longer do from now on.',
    reset_second_factor:
      '{{name}} is signed out at once and sets up an app anew at the sign-in. Ask {{name}} to come to you.',
    unlock: '{{name}} can try again at once. Make sure first that it was {{name}} who mistyped the password.',
    disable: '{{name}} is signed out at once and cannot sign in again.',
    enable: '{{name}} can sign in again with the old password.',
    reset_password:
      '{{name}} is signed out at once. The new password is shown once, here; it works for one sign-in within three days.',
  },
  identity: {
    question: 'Face to face, {{name}} was recognised by',
    known_in_person: 'I know {{name}} personally',
  },
  done: {
    change_roles: 'The roles of {{name}} are changed.',
    reset_second_factor: 'The authenticator app of {{name}} is reset.',
    unlock: '{{name}} can sign in again.',
    disable: 'The account of {{name}} is disabled.',
    enable: 'The account of {{name}} is enabled.',
    reset_password: 'The password of {{name}} is reset.',
  },
  new: {
    link: 'New account',
    title: 'New account',
    displayName: 'Name',
    username: 'Username',
    usernameHint: 'Small letters without marks, digits, dots or dashes; such as nguyen.thi.lan.',
    office: { department: 'Of the department', agency: 'Of the agency' },
    choose: 'Choose…',
    submit: 'Make the account',
  },
  fault: {
    displayName: 'Give a name of at most 80 characters.',
    username: 'A username has 2–32 small letters without marks and begins with a letter.',
    roles: 'Choose at least one role.',
    twoOffices: 'An account belongs to a department or to an agency, not to both.',
    departmentCode: 'Choose where the person works.',
  },
  password: {
    title: 'Password of {{username}}',
    help: 'Shown only now. Hand it over in person; it works for one sign-in within three days.',
  },
};
