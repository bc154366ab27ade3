import { describe, expect, it } from '@jest/globals';
import { reachOf, type Action } from './permissions.policy.js';
import { actionsOf, partnerMay, partnerScopes } from './partner-scopes.policy.js';

describe('what partners may be let do', () => {
  it.each(partnerScopes)('%s opens no door, gives no rights and shows nobody', (scope) => {
    const forbidden: readonly Action[] = ['dossier.read', 'notice.call', 'person.export', 'person.erase'];
    for (const action of actionsOf(scope)) {
      expect([action, reachOf(action)]).not.toEqual([action, 'opens_doors']);
      expect([action, reachOf(action)]).not.toEqual([action, 'rights']);
      expect(forbidden).not.toContain(action);
    }
  });

  it('is what one of their scopes covers, and nothing else', () => {
    expect(partnerMay(['results.announce'], 'dossier.register')).toBe(true);
    expect(partnerMay(['dossiers.read'], 'dossier.register')).toBe(false);
    expect(partnerMay(['progress.report'], 'dossier.process')).toBe(true);
    expect(partnerMay(['results.announce', 'dossiers.read'], 'dossier.report_result')).toBe(false);
    expect(partnerMay(partnerScopes, 'dossier.load')).toBe(false);
    expect(partnerMay([], 'dossier.register')).toBe(false);
  });
});
