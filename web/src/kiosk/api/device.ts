import { createApi, ProblemError, read, send } from '../../shared/api/index.js';

const api = createApi();

export type DeviceStanding = 'known' | 'unknown' | 'refused' | 'unreachable';

/** Takes the credential of a kiosk from the address, where the link of the demo has it, and leaves no trace of it there. */
export function credentialInAddress(): string | undefined {
  const credential = new URLSearchParams(location.hash.slice(1)).get('credential');
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  return credential === null || credential === '' ? undefined : credential;
}

/** Makes this browser a kiosk: the service keeps the credential in a cookie that no script can read. */
export async function enrol(credential: string): Promise<DeviceStanding> {
  try {
    await send((header) => api.POST('/api/kiosk/device', { params: { header }, body: { credential } }));
    return 'known';
  } catch (error) {
    return isNoAnswer(error) ? 'unreachable' : 'refused';
  }
}

export type SetUpStanding = 'known' | 'wrong' | 'over' | 'unreachable';

/** Makes this browser a kiosk by a set-up code; the service leaves the kiosk's own credential in the cookie. */
export async function setUp(setUpCode: string): Promise<SetUpStanding> {
  try {
    await send((header) => api.POST('/api/kiosk/device/set-up', { params: { header }, body: { setUpCode } }));
    return 'known';
  } catch (error) {
    if (isNoAnswer(error)) return 'unreachable';
    const code = error instanceof ProblemError ? error.code : '';
    return code === 'code_expired' || code === 'code_used' ? 'over' : 'wrong';
  }
}

/** Whether this browser is a kiosk already. */
export async function readDevice(): Promise<DeviceStanding> {
  try {
    await read(api.GET('/api/kiosk/device'));
    return 'known';
  } catch (error) {
    return isNoAnswer(error) ? 'unreachable' : 'unknown';
  }
}

const isNoAnswer = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.code === 'unreachable' || error.status >= 500;
