import twilio from 'twilio';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import { minuteMs } from '../../../kernel/index.js';
import type {
  Channel,
  FindAnswer,
  MessageQuery,
  OutgoingCall,
  OutgoingMessage,
  PostedReport,
  ReportReading,
  SendAnswer,
  SendLimits,
} from '../channel.js';
import { describeFailure } from './describe-failure.js';
import { answerForFailure } from './failure-answers.js';
import { ObservedRequestClient } from './observed-request-client.js';
import { parseStatusCallback } from './status-callback.js';
import { assertTwilioSettings, type TwilioSettings } from './twilio-settings.js';
import { withDeadline } from './with-deadline.js';

/** A citizen gets a handful of messages a week; more than this since one attempt means somebody else sends too. */
const listedAtMost = 100;
/** Twilio's clock against ours, and its whole seconds. */
const clockDifferenceMs = 2 * minuteMs;
/** As long as the person may stand at the kiosk and look for the phone. */
const ringSeconds = 40;

/** Put in front of every text while the account is a trial one. */
const trialPrefix = 'Sent from your Twilio trial account - ';

/** SMS through Twilio's API 2010-04-01, by its own client. */
export class TwilioChannel implements Channel {
  readonly name = 'twilio';

  /** @throws Error naming the setting that cannot be right. */
  constructor(private readonly settings: TwilioSettings) {
    assertTwilioSettings(settings);
  }

  get calls(): boolean {
    return this.settings.caller !== undefined;
  }

  /**
   * Makes Twilio ring and read the text aloud. Not idempotent either, so tried exactly once.
   * Voices: twilio.com/docs/voice/twiml/say/text-speech.
   */
  call(call: OutgoingCall, limits: SendLimits): Promise<SendAnswer> {
    const { caller } = this.settings;
    if (caller === undefined) {
      const detail = 'there is no number to call from: TWILIO_CALLER is not set';
      return Promise.resolve({
        outcome: 'refused',
        permanent: true,
        reason: 'sender_not_registered',
        detail,
      });
    }
    const twiml = new twilio.twiml.VoiceResponse();
    twiml.say({ language: 'vi-VN' }, call.text);
    return this.ask<SendAnswer>(
      limits,
      async (client) => {
        const { sid } = await client.calls.create({
          from: caller,
          to: call.to,
          twiml: twiml.toString(),
          timeout: ringSeconds,
          // Once it is over, however it ended: what it does meanwhile nobody waits for.
          ...(call.callbackUrl === undefined
            ? {}
            : { statusCallback: call.callbackUrl, statusCallbackEvent: ['completed'] }),
        });
        return /^CA[0-9a-f]{32}$/i.test(sid)
          ? { outcome: 'accepted', providerReference: sid }
          : { outcome: 'unknown', detail: 'an answer without a call id' };
      },
      answerForFailure,
    );
  }

  /** Creating a message is not idempotent at Twilio and has no idempotency key, so it is tried exactly once. */
  send(message: OutgoingMessage, limits: SendLimits): Promise<SendAnswer> {
    return this.ask<SendAnswer>(
      limits,
      async (client) => {
        const { sid } = await client.messages.create({
          ...this.settings.sender,
          to: message.to,
          body: message.text,
          ...(message.callbackUrl === undefined ? {} : { statusCallback: message.callbackUrl }),
        });
        return isMessageSid(sid)
          ? { outcome: 'accepted', providerReference: sid }
          : { outcome: 'unknown', detail: 'an answer without a message id' };
      },
      answerForFailure,
    );
  }

  /**
   * Reads the latest messages to this number and compares time and text. Twilio's filter by date is not used: it
   * compares `date_sent`, which is null as long as a message is queued.
   */
  find(query: MessageQuery, limits: SendLimits): Promise<FindAnswer> {
    return this.ask<FindAnswer>(
      limits,
      async (client) => {
        const listed = await client.messages.list({
          to: query.to,
          limit: listedAtMost,
          pageSize: listedAtMost,
        });
        const recent = listed.filter(({ dateCreated }) => isSince(dateCreated, query.since));
        const found = recent.find((message) => isOurs(message, query));
        if (found !== undefined) return { outcome: 'accepted', providerReference: found.sid };
        return recent.length === listedAtMost
          ? { outcome: 'unavailable', detail: `more than ${listedAtMost} messages to this number since then` }
          : { outcome: 'not_found' };
      },
      (failure) => {
        const answer = answerForFailure(failure);
        return { outcome: 'unavailable', detail: answer.outcome === 'accepted' ? '' : answer.detail };
      },
    );
  }

  readReport(report: PostedReport): ReportReading {
    return parseStatusCallback(report.body, report.signature, report.url, this.settings.authToken);
  }

  private ask<Answer>(
    limits: SendLimits,
    work: (client: twilio.Twilio) => Promise<Answer>,
    onFailure: (failure: ReturnType<typeof describeFailure>) => Answer,
  ): Promise<Answer> {
    const { accountSid, authToken, baseUrl } = this.settings;
    return withDeadline(limits, async (signal) => {
      const httpClient = new ObservedRequestClient({ timeoutMs: limits.timeoutMs, signal, baseUrl });
      try {
        return await work(new twilio.Twilio(accountSid, authToken, { httpClient }));
      } catch (error) {
        return onFailure(describeFailure(error, httpClient));
      }
    });
  }
}

function isMessageSid(sid: unknown): sid is string {
  return typeof sid === 'string' && /^[SM]M[0-9a-f]{32}$/i.test(sid);
}

function isSince(created: Date, since: Date): boolean {
  return created.getTime() >= since.getTime() - clockDifferenceMs;
}

function isOurs(message: MessageInstance, query: MessageQuery): boolean {
  return (
    message.direction === 'outbound-api' &&
    (message.body === query.text || message.body === trialPrefix + query.text) &&
    !query.claimed.includes(message.sid)
  );
}
