/** What the server does with one request instead of answering it as Twilio would. */
export type Behaviour =
  /** Twilio's error body; the message is not created. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly retryAfterSeconds?: number;
    }
  /** The message is created and the answer is lost behind a failing front end. */
  | { readonly kind: 'accept_then_fail'; readonly status: number }
  /** Answers as usual, but only when `release()` is called. */
  | { readonly kind: 'answer_when_released' }
  /** The message is created, the answer never comes. */
  | { readonly kind: 'accept_then_hang' }
  /** The request is read, nothing is created, no answer ever comes. */
  | { readonly kind: 'hang' }
  /** The message is created, then the connection is reset. */
  | { readonly kind: 'accept_then_reset' }
  /** The message is created; the 201 carries half of its JSON. */
  | { readonly kind: 'accept_then_garble' };
