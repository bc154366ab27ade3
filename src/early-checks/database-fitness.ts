/** PostgreSQL 15, as the server itself numbers it (`server_version_num`). */
const oldestServer = 150_000;
/** Since PostgreSQL 16 who may make roles need not be allowed to give everybody every role. */
const rolesAreGivenByTheirMaker = 160_000;

/** What the service's statements run as: it may only append to the ledger (migrations, `Ledger`). */
export const serviceRole = 'motcua247_service';

/** What a server says of itself and of the user it let in. */
export interface DatabaseFacts {
  /** `server_version_num`, such as 150004. */
  readonly versionNumber: number;
  /** `server_version`, such as `15.4`. */
  readonly version: string;
  readonly isSuperuser: boolean;
  readonly mayMakeRoles: boolean;
  readonly serviceRoleExists: boolean;
  /** Whether the user may make others members of the service's role. */
  readonly mayGiveServiceRole: boolean;
  /** Whether the user is a member of the service's role in a database that somebody else owns and has prepared. */
  readonly isServiceLogin: boolean;
}

/** Reads `DatabaseFacts`. */
export const databaseFactsSql = `
  SELECT current_setting('server_version_num')::integer AS "versionNumber",
         current_setting('server_version') AS version,
         self.rolsuper AS "isSuperuser",
         self.rolcreaterole AS "mayMakeRoles",
         service.oid IS NOT NULL AS "serviceRoleExists",
         service.oid IS NOT NULL AND pg_has_role(self.oid, service.oid, 'MEMBER WITH ADMIN OPTION')
           AS "mayGiveServiceRole",
         coalesce(pg_has_role(self.oid, service.oid, 'MEMBER')
                  AND NOT pg_has_role(self.oid, ledger.relowner, 'MEMBER'), false) AS "isServiceLogin"
    FROM pg_roles self LEFT JOIN pg_roles service ON service.rolname = '${serviceRole}'
         LEFT JOIN pg_class ledger ON ledger.oid = to_regclass('public.ledger_entry')
   WHERE self.rolname = current_user`;

/** Why the service cannot work on a database that lets it in, and what to do; undefined where it can. Pure. */
export function whyUnfit(facts: DatabaseFacts): string | undefined {
  if (facts.versionNumber < oldestServer) {
    return `is PostgreSQL ${facts.version}; bring it to PostgreSQL 15 or later, or name another server in DATABASE_URL`;
  }
  if (facts.isSuperuser || facts.isServiceLogin) return undefined;
  // Enough to prepare the database for a login that somebody else made, which is then named in DATABASE_URL.
  if (facts.mayGiveServiceRole) return undefined;
  if (!facts.mayMakeRoles) {
    return 'the user may make no role, and the service needs a login of its own; let a superuser run ALTER ROLE … CREATEROLE for the user of DATABASE_URL, or the owner of the database motcua247 migrate --for with its name';
  }
  if (!facts.serviceRoleExists) return undefined;
  if (facts.versionNumber < rolesAreGivenByTheirMaker) return undefined;
  return `the role ${serviceRole} was made by another user; let a superuser run GRANT ${serviceRole} TO … WITH ADMIN OPTION for the user of DATABASE_URL`;
}
