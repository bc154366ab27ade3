import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { minuteMs } from '../../kernel/index.js';
import { createServiceLogger } from '../logging/index.js';
import { setActor, setTriedAccount } from './principal.js';
import { RefusalLog } from './refusal-log.js';

function logged() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  const clock = { ms: 0 };
  const log = new RefusalLog(createServiceLogger('info', { write }), () => clock.ms);
  return { clock, lines, log };
}

/** A request to a route, or to none. */
function requestTo(url: string | undefined): FastifyRequest {
  const request = {
    method: 'GET',
    url: '/api/staff/dossiers/7?q=Lan',
    ip: '192.0.2.7',
    routeOptions: { url },
  };
  return request as unknown as FastifyRequest;
}

describe('the log of refusals', () => {
  it('says who was kept out of what, and from where', () => {
    const { lines, log } = logged();
    const request = requestTo('/api/staff/dossiers/:id');
    setActor(request, { type: 'staff', id: 'lan' });
    log.tell(request, 'forbidden');
    expect(lines).toMatchObject([
      {
        msg: 'refused',
        code: 'forbidden',
        method: 'GET',
        route: '/api/staff/dossiers/:id',
        address: '192.0.2.7',
        actor: { type: 'staff', id: 'lan' },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('Lan');
  });

  it('says whose secret was tried, where that is known', () => {
    const { lines, log } = logged();
    const request = requestTo('/api/staff/sessions');
    log.tell(request, 'unauthenticated');
    setTriedAccount(request, 'lan');
    log.tell(request, 'unauthenticated');
    const nobody = { actor: { type: 'anonymous', id: 'anonymous' } };
    expect(lines).toEqual([expect.not.objectContaining({ tried: 'lan' }), expect.objectContaining(nobody)]);
    expect(lines[1]).toMatchObject({ tried: 'lan' });
  });

  it('is silent about the day’s work, and about addresses that never were any', () => {
    const { lines, log } = logged();
    log.tell(requestTo('/api/kiosk/deposits'), 'no_tray_free');
    log.tell(requestTo('/api/kiosk/deposits'), 'cabinet_unreachable');
    log.tell(requestTo(undefined), 'not_found');
    expect(lines).toEqual([]);
    log.tell(requestTo(undefined), 'too_many_requests');
    expect(lines).toHaveLength(1);
  });

  it('has an end in each minute, and says how many it left out', () => {
    const { clock, lines, log } = logged();
    const send = (count: number): void => {
      for (let sent = 0; sent < count; sent += 1) log.tell(requestTo('/api/staff/me'), 'unauthenticated');
    };
    send(1_000);
    expect(lines).toHaveLength(300);
    clock.ms += minuteMs - 1;
    send(1);
    expect(lines).toHaveLength(300);
    clock.ms += 1;
    send(2);
    expect(lines.slice(300)).toMatchObject([
      { msg: 'more was refused than is shown', leftOut: 701 },
      { msg: 'refused' },
      { msg: 'refused' },
    ]);
  });
});
