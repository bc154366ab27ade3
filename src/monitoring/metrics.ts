import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readCodeFigures } from '../citizens/index.js';
import type { Site } from '../config/index.js';
import { Sensors } from '../hardware/index.js';
import { readGivenUp } from '../partners/index.js';
import { GatewayReports } from '../notifications/channels/index.js';
import type { Clock } from '../kernel/index.js';
import { alarmKinds, clockToken, Database, siteToken, type AlarmKind } from '../platform/index.js';

/** What an operator wants to see at a glance and be woken for. */
@Injectable()
export class Metrics implements OnApplicationBootstrap {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'motcua247_http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly alarms = new Counter({
    name: 'motcua247_alarms_total',
    help: 'Alarms since the service has started, by kind',
    labelNames: ['kind'],
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly sensors: Sensors,
    private readonly adapterHost: HttpAdapterHost,
    private readonly reports: GatewayReports,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(siteToken) private readonly site: Site,
  ) {
    collectDefaultMetrics({ register: this.registry });
    // Told as 0 from the start, or the first alarm of a kind would be no increase.
    for (const kind of alarmKinds) this.alarms.inc({ kind }, 0);
    this.gauge('motcua247_bridge_connected', 'Whether the firmware-bridge is connected', () =>
      Promise.resolve(this.sensors.connected ? 1 : 0),
    );
    this.gauge('motcua247_power_failing', 'Whether the mains supply of the cabinets fails', () =>
      Promise.resolve(this.sensors.mains === 'failing' ? 1 : 0),
    );
    this.gauge('motcua247_housings_open', 'Cabinets whose housing is seen to be open', () =>
      Promise.resolve(this.sensors.openHousings()),
    );
    this.count('motcua247_door_operations_unsettled', 'Authorised openings that are not settled', {
      table: 'door_operation',
      where: 'settled_at IS NULL',
    });
    this.count('motcua247_trays_free', 'Trays that can take a dossier', {
      table: 'free_tray',
      where: 'true',
    });
    this.count('motcua247_trays_unverified', 'Trays an officer must look into', {
      table: 'tray',
      where: 'installed AND NOT content_known',
    });
    this.count('motcua247_trays_out_of_service', 'Trays out of service', {
      table: 'tray',
      where: 'installed AND NOT in_service',
    });
    this.count(
      'motcua247_dossiers_overdue',
      'Results that nobody fetched in time and that still lie in a tray',
      {
        table: 'dossier',
        where: `state = 'overdue'`,
      },
    );
    this.codes();
    this.gauge(
      'motcua247_reports_forged',
      'Reports refused since the service has started, because the message gateway had not signed them',
      () => Promise.resolve(this.reports.refused),
    );
    this.count('motcua247_notices_undelivered', 'Citizens to be called because no message reached them', {
      table: 'call_to_make',
      where: 'true',
    });
    this.gauge(
      'motcua247_messages_given_up',
      'Messages to partners that were given up, and neither sent again nor dismissed',
      async () => {
        const givenUp = await readGivenUp(this.database.dataSource.manager);
        return givenUp.reduce((sum, { messages }) => sum + messages, 0);
      },
    );
  }

  onApplicationBootstrap(): void {
    const server = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      this.requests.observe(
        { method: request.method, route, status: String(reply.statusCode) },
        reply.elapsedTime / 1000,
      );
      done();
    });
  }

  read(): Promise<string> {
    return this.registry.metrics();
  }

  countAlarm(kind: AlarmKind): void {
    this.alarms.inc({ kind });
  }

  private codes(): void {
    const figures = () => readCodeFigures(this.database.dataSource.manager, this.clock.now(), this.site);
    this.gauge('motcua247_codes_asked_for', 'Citizen codes asked for in the last 24 hours', async () => {
      return (await figures()).sends;
    });
    this.gauge('motcua247_codes_budget', 'Citizen codes that may be asked for in 24 hours', () =>
      Promise.resolve(this.site.codes.limits.site.sendsPerDay),
    );
    this.gauge(
      'motcua247_codes_unused',
      'Of the last twenty codes that are over, those nobody used',
      async () => {
        const { last, used } = await figures();
        return last - used;
      },
    );
    this.count('motcua247_phones_locked', 'Phones whose self-service is locked after wrong codes', {
      table: 'phone_lock',
      where: 'unlocked_at IS NULL',
    });
    this.count(
      'motcua247_accounts_locked',
      'Accounts of the staff that were tried in vain too often in a row',
      {
        table: 'sign_in_failure',
        where: 'account_id IS NOT NULL AND failures >= 5',
      },
    );
  }

  private count(name: string, help: string, rows: { readonly table: string; readonly where: string }): void {
    this.gauge(name, help, async () => {
      const [row] = await this.database.dataSource.query<{ count: string }[]>(
        `SELECT count(*) AS count FROM ${rows.table} WHERE ${rows.where}`,
      );
      return Number(row?.count);
    });
  }

  private gauge(name: string, help: string, value: () => Promise<number>): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => {
        gauge.set(await value());
      },
    });
  }
}
