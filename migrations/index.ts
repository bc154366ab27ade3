import { Ledger1763769600001 } from './1763769600001-ledger.js';
import { Cabinets1763769600002 } from './1763769600002-cabinets.js';
import { Procedures1763769600003 } from './1763769600003-procedures.js';
import { People1763769600004 } from './1763769600004-people.js';
import { Dossiers1763769600005 } from './1763769600005-dossiers.js';
import { DoorOperations1763769600006 } from './1763769600006-door-operations.js';
import { Runs1763769600007 } from './1763769600007-runs.js';
import { Notices1763769600008 } from './1763769600008-notices.js';
import { Ratings1763769600009 } from './1763769600009-ratings.js';
import { Audits1763769600010 } from './1763769600010-audits.js';
import { Console1763769600011 } from './1763769600011-console.js';
import { TrayReasons1763769600012 } from './1763769600012-tray-reasons.js';
import { OpeningOrder1763769600013 } from './1763769600013-opening-order.js';
import { SpokenCodes1763769600014 } from './1763769600014-spoken-codes.js';
import { CodeLimits1763769600015 } from './1763769600015-code-limits.js';
import { SignedHeads1763769600016 } from './1763769600016-signed-heads.js';
import { SignInFailures1763769600017 } from './1763769600017-sign-in-failures.js';
import { SecondFactor1763769600018 } from './1763769600018-second-factor.js';
import { sealedPersons } from './1763769600019-sealed-persons.js';
import { Outside1763769600021 } from './1763769600021-outside.js';
import { ProvedSessions1763769600022 } from './1763769600022-proved-sessions.js';
import { SessionDevices1763769600023 } from './1763769600023-session-devices.js';
import { Partners1763769600024 } from './1763769600024-partners.js';
import { PickupQr1763769600025 } from './1763769600025-pickup-qr.js';
import { PartnerCallbacks1763769600026 } from './1763769600026-partner-callbacks.js';
import { SiteKey1763769600027 } from './1763769600027-site-key.js';
import { FailuresOfKiosks1763769600028 } from './1763769600028-failures-of-kiosks.js';
import { SlowRecoveryCodes1763769600029 } from './1763769600029-slow-recovery-codes.js';
import { LooksThatDidNotOpen1763769600030 } from './1763769600030-looks-that-did-not-open.js';
import { GivenPasswords1763769600031 } from './1763769600031-given-passwords.js';
import { CodeOutcomes1763769600032 } from './1763769600032-code-outcomes.js';
import { FailuresOfFactors1763769600033 } from './1763769600033-failures-of-factors.js';
import { NoLongerThanMeant1763769600034 } from './1763769600034-no-longer-than-meant.js';
import { SeenTime1763769600035 } from './1763769600035-seen-time.js';
import { EndedAhead1763769600036 } from './1763769600036-ended-ahead.js';
import { PulsedOrNotKnown1763769600037 } from './1763769600037-pulsed-or-not-known.js';
import { OpeningsAccountedFor1763769600038 } from './1763769600038-openings-accounted-for.js';
import { BriefAnswers1763769600039 } from './1763769600039-brief-answers.js';
import { NoticesWithWords1763769600040 } from './1763769600040-notices-with-words.js';
import { NoticesWithLink1763769600042 } from './1763769600042-notices-with-link.js';
import { FailuresOfCodes1763769600043 } from './1763769600043-failures-of-codes.js';
import { FailuresWithoutPhone1763769600044 } from './1763769600044-failures-without-phone.js';
import { BoundedPickupQrs1763769600045 } from './1763769600045-bounded-pickup-qrs.js';

/**
 * Every migration in order. One that has been released is never edited; a change is a new one.
 * @param secretKey of the service: what older versions kept in clear is sealed with keys that follow from it.
 */
export const migrationsFor = (secretKey: Buffer) => [
  Ledger1763769600001,
  Cabinets1763769600002,
  Procedures1763769600003,
  People1763769600004,
  Dossiers1763769600005,
  DoorOperations1763769600006,
  Runs1763769600007,
  Notices1763769600008,
  Ratings1763769600009,
  Audits1763769600010,
  Console1763769600011,
  TrayReasons1763769600012,
  OpeningOrder1763769600013,
  SpokenCodes1763769600014,
  CodeLimits1763769600015,
  SignedHeads1763769600016,
  SignInFailures1763769600017,
  SecondFactor1763769600018,
  sealedPersons(secretKey),
  Outside1763769600021,
  ProvedSessions1763769600022,
  SessionDevices1763769600023,
  Partners1763769600024,
  PickupQr1763769600025,
  PartnerCallbacks1763769600026,
  SiteKey1763769600027,
  FailuresOfKiosks1763769600028,
  SlowRecoveryCodes1763769600029,
  LooksThatDidNotOpen1763769600030,
  GivenPasswords1763769600031,
  CodeOutcomes1763769600032,
  FailuresOfFactors1763769600033,
  NoLongerThanMeant1763769600034,
  SeenTime1763769600035,
  EndedAhead1763769600036,
  PulsedOrNotKnown1763769600037,
  OpeningsAccountedFor1763769600038,
  BriefAnswers1763769600039,
  NoticesWithWords1763769600040,
  NoticesWithLink1763769600042,
  FailuresOfCodes1763769600043,
  FailuresWithoutPhone1763769600044,
  BoundedPickupQrs1763769600045,
];
