import { describe, expect, it } from '@jest/globals';
import {
  beginnings,
  commands,
  custodies,
  custodyAfter,
  isClosed,
  machine,
  origins,
  states,
  transitionOf,
  type Command,
  type Custody,
  type State,
} from './dossier.machine.js';

/**
 * The whole table once more, as one reads it aloud: state and custody, command, state and custody. What is not here must
 * be refused.
 */
const legal = `
  reserved citizen            settle_deposit         deposited tray
  reserved citizen            abandon                abandoned citizen
  reserved citizen            withdraw               withdrawn citizen
  deposited tray              settle_collect         collected officer
  deposited tray              withdraw               withdrawn tray
  collected officer           accept                 routed officer
  collected officer           request_supplement     supplement_needed officer
  collected officer           withdraw               withdrawn officer
  routed officer              receive_in_department  processing department
  routed officer              withdraw               withdrawn officer
  processing department       finish                 result_ready department
  processing agency           finish                 result_ready agency
  processing department       withdraw               withdrawn department
  processing agency           withdraw               withdrawn agency
  supplement_needed officer   settle_load            loaded tray
  supplement_needed officer   send_to_desk           returned_to_desk officer
  supplement_needed officer   withdraw               withdrawn officer
  result_ready department     take_from_department   result_ready officer
  result_ready agency         take_from_department   result_ready officer
  result_ready officer        settle_load            loaded tray
  result_ready officer        send_to_desk           returned_to_desk officer
  result_ready department     withdraw               withdrawn department
  result_ready agency         withdraw               withdrawn agency
  result_ready officer        withdraw               withdrawn officer
  loaded tray                 settle_pickup          picked_up citizen
  loaded tray                 mark_overdue           overdue tray
  loaded tray                 settle_return          returned_to_desk officer
  loaded tray                 withdraw               withdrawn tray
  overdue tray                settle_pickup          picked_up citizen
  overdue tray                settle_return          returned_to_desk officer
  overdue tray                withdraw               withdrawn tray
  returned_to_desk officer    receive_at_desk        returned_to_desk desk
  returned_to_desk desk       hand_over              handed_over citizen
  returned_to_desk officer    withdraw               withdrawn officer
  returned_to_desk desk       withdraw               withdrawn desk
  withdrawn tray              settle_return          withdrawn officer
  withdrawn department        take_from_department   withdrawn officer
  withdrawn agency            take_from_department   withdrawn officer
  withdrawn officer           receive_at_desk        withdrawn desk
  withdrawn desk              hand_back              withdrawn citizen
  deposited tray              declare_lost           lost unknown
  loaded tray                 declare_lost           lost unknown
  overdue tray                declare_lost           lost unknown
  withdrawn tray              declare_lost           lost unknown
  lost unknown                declare_found          returned_to_desk officer
`;

const expected = new Map(
  legal
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([state, custody, command, ...after]) => [`${state} ${custody} ${command}`, after.join(' ')]),
);

const everyPair = states.flatMap((state) =>
  custodies.flatMap((custody) => commands.map((command) => [state, custody, command] as const)),
);

function outcome(state: State, custody: Custody, command: Command): string | undefined {
  const transition = transitionOf(state, custody, command);
  return transition && `${transition.state} ${custodyAfter(transition, custody, 'department')}`;
}

describe('the machine', () => {
  it.each(everyPair)('%s with the %s: %s', (state, custody, command) => {
    expect(outcome(state, custody, command)).toBe(expected.get(`${state} ${custody} ${command}`));
  });

  it('sends to an agency what is routed to an agency', () => {
    const transition = transitionOf('routed', 'officer', 'receive_in_department');
    expect(transition && custodyAfter(transition, 'officer', 'agency')).toBe('agency');
  });

  it('turns an application into a result when the department finishes, and nowhere else', () => {
    const changes = states.flatMap((state) =>
      Object.entries(machine[state])
        .filter(([, transition]) => 'contents' in transition)
        .map(([command]) => `${state} ${command}`),
    );
    expect(changes).toEqual(['processing finish']);
  });

  it('reaches every state, and every custody that has a way out, from its beginnings', () => {
    const reached = reachable();
    expect([...new Set([...reached].map((position) => position.split(' ')[0]))].sort()).toEqual(
      [...states].sort(),
    );
    const listed = [...expected.keys()].map((key) => key.split(' ').slice(0, 2).join(' '));
    expect(listed.filter((position) => !reached.has(position))).toEqual([]);
  });

  it('leaves a way out of every position but the closed ones', () => {
    for (const position of reachable()) {
      const [state, custody] = position.split(' ') as [State, Custody];
      const ways = commands.filter((command) => transitionOf(state, custody, command));
      expect([position, ways.length === 0]).toEqual([position, isClosed(state, custody)]);
    }
  });
});

/** Every `state custody` that the machine can get to. */
function reachable(): Set<string> {
  const reached = new Set<string>();
  const open = origins.flatMap((origin): [State, Custody][] =>
    beginnings[origin].custodies.map((custody) => [beginnings[origin].state, custody]),
  );
  for (let next = open.pop(); next; next = open.pop()) {
    const [state, custody] = next;
    if (reached.has(next.join(' '))) continue;
    reached.add(next.join(' '));
    for (const command of commands) {
      const transition = transitionOf(state, custody, command);
      if (!transition) continue;
      for (const processor of ['department', 'agency'] as const) {
        open.push([transition.state, custodyAfter(transition, custody, processor)]);
      }
    }
  }
  return reached;
}
