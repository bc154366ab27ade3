/** Who does something. `system` is the service itself: a timer, a sensor, the start. */
export interface Actor {
  readonly type: 'citizen' | 'staff' | 'kiosk' | 'system' | 'operator' | 'partner' | 'anonymous';
  /** The account, kiosk or session; never a phone number, so that a person can be erased and the ledger still verify. */
  readonly id: string;
}
