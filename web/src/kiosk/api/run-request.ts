import { createApi, newIdempotencyKey, read, send } from '../../shared/api/index.js';
import type { Answer, Request } from '../conversation/requests.js';

/** One key for one request, however often it is sent: a request that was not answered is sent again as itself. */
const keys = new WeakMap<Request, string>();

function keyOf(request: Request): { 'Idempotency-Key': string } {
  const key = keys.get(request) ?? newIdempotencyKey();
  keys.set(request, key);
  return { 'Idempotency-Key': key };
}

/**
 * Asks the service what the conversation wants to know.
 * @param token of the citizen's session, if there is one.
 * @throws ProblemError for every refusal, and `unreachable` when no answer came.
 */
export async function runRequest(request: Request, token: string | undefined): Promise<Answer> {
  const api = createApi(() => (token === undefined ? {} : { 'x-citizen-session': token }));
  const header = keyOf(request);
  switch (request.kind) {
    case 'ask_code': {
      const { phone, purpose, way } = request;
      const body = { phone, purpose, way };
      const data = await send(() => api.POST('/api/kiosk/codes', { params: { header }, body }));
      return { kind: request.kind, data };
    }
    case 'start_session': {
      const body = { codeId: request.codeId, code: request.code };
      const { sessionToken } = await send(() =>
        api.POST('/api/kiosk/sessions', { params: { header }, body }),
      );
      return { kind: request.kind, data: { token: sessionToken } };
    }
    case 'start_session_by_qr': {
      const body = { token: request.token, phone: request.phone };
      const { sessionToken } = await send(() =>
        api.POST('/api/kiosk/pickup-sessions', { params: { header }, body }),
      );
      return { kind: request.kind, data: { token: sessionToken } };
    }
    case 'reserve': {
      const { officialCode, holderName, lowTray } = request.wishes;
      const body = {
        procedureCode: request.procedureCode,
        lowTray,
        ...(officialCode === '' ? {} : { officialCode }),
        ...(holderName === '' ? {} : { holderName }),
      };
      const data = await send(() => api.POST('/api/kiosk/deposits', { params: { header }, body }));
      return { kind: request.kind, data };
    }
    case 'open_deposit': {
      const path = { id: request.id };
      const data = await send(() =>
        api.POST('/api/kiosk/deposits/{id}/opening', { params: { header, path } }),
      );
      return { kind: request.kind, data };
    }
    case 'list_pickups': {
      const { pickups } = await read(api.GET('/api/kiosk/pickups'));
      return { kind: request.kind, data: pickups };
    }
    case 'show_factor': {
      const path = { id: request.id };
      const body = { answer: request.answer };
      await send(() => api.POST('/api/kiosk/pickups/{id}/factor', { params: { header, path }, body }));
      return { kind: request.kind, data: null };
    }
    case 'open_pickup': {
      const path = { id: request.id };
      const data = await send(() =>
        api.POST('/api/kiosk/pickups/{id}/opening', { params: { header, path } }),
      );
      return { kind: request.kind, data };
    }
    case 'reopen': {
      const path = { id: request.operationId };
      const data = await send(() =>
        api.POST('/api/kiosk/door-operations/{id}/reopening', { params: { header, path } }),
      );
      return { kind: request.kind, data };
    }
    case 'list_dossiers': {
      const { dossiers } = await read(api.GET('/api/kiosk/dossiers'));
      return { kind: request.kind, data: dossiers };
    }
    case 'confirm': {
      const path = { id: request.operationId };
      const body = { confirmation: request.done ? ('done' as const) : ('not_done' as const) };
      const data = await send(() =>
        api.POST('/api/kiosk/door-operations/{id}/confirmation', { params: { header, path }, body }),
      );
      return { kind: request.kind, data };
    }
    case 'rate': {
      const body = { about: request.about, rating: request.rating };
      await send(() => api.POST('/api/kiosk/ratings', { params: { header }, body }));
      return { kind: request.kind, data: null };
    }
    case 'read_status': {
      const path = { token: request.token };
      const data = await read(api.GET('/api/public/dossiers/{token}', { params: { path } }));
      return { kind: request.kind, data };
    }
  }
}
