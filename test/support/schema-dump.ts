import type pg from 'pg';

/**
 * The schema as text, read from the catalogue in an order of its own, so that two databases are the same exactly if their
 * texts are. In place of pg_dump, which the embedded PostgreSQL does not bring along.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  // What is in the search path is printed without its schema: the path must not decide about the text.
  await client.query(`SET search_path = public, pg_catalog`);
  const texts: string[] = [];
  for (const [title, statement] of Object.entries(sections)) {
    const { rows } = await client.query<{ text: string }>(statement);
    if (rows.length > 0) texts.push(`-- ${title}`, ...rows.map(({ text }) => text), '');
  }
  return texts.join('\n');
}

const inPublic = (column: string): string => `${column} = 'public'::regnamespace`;

/** Each answers one text per object, sorted by name. NOT NULL stands with its column: older servers know no other way. */
const sections = {
  'Enumerations and domains': `
    SELECT CASE typtype
             WHEN 'e' THEN format('CREATE TYPE %I AS ENUM (%s);', typname, (
               SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                 FROM pg_enum WHERE enumtypid = type.oid))
             ELSE format('CREATE DOMAIN %I AS %s %s;', typname, format_type(typbasetype, typtypmod), (
               SELECT string_agg(format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)), ' '
                                 ORDER BY conname COLLATE "C")
                 FROM pg_constraint WHERE contypid = type.oid))
           END AS text
      FROM pg_type type WHERE ${inPublic('typnamespace')} AND typtype IN ('e', 'd')
     ORDER BY typname COLLATE "C"`,

  Tables: `
    SELECT format(E'CREATE TABLE %I (\\n  %s\\n);', relname, array_to_string(
             ARRAY(
               SELECT concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
                        CASE WHEN attnotnull THEN 'NOT NULL' END,
                        CASE WHEN attidentity <> '' THEN 'GENERATED AS IDENTITY' END,
                        CASE attgenerated
                          WHEN '' THEN 'DEFAULT ' || pg_get_expr(adbin, adrelid)
                          ELSE 'GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED'
                        END)
                 FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE attrelid = relation.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum)
             || ARRAY(
               SELECT format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
                 FROM pg_constraint WHERE conrelid = relation.oid AND contype NOT IN ('n', 't')
                ORDER BY contype, conname COLLATE "C"), E',\\n  ')) AS text
      FROM pg_class relation WHERE ${inPublic('relnamespace')} AND relkind IN ('r', 'p')
     ORDER BY relname COLLATE "C"`,

  Sequences: `
    SELECT format('CREATE SEQUENCE %I;', relname) AS text
      FROM pg_class WHERE ${inPublic('relnamespace')} AND relkind = 'S' ORDER BY relname COLLATE "C"`,

  Views: `
    SELECT format(E'CREATE VIEW %I AS\\n%s', relname, pg_get_viewdef(oid)) AS text
      FROM pg_class WHERE ${inPublic('relnamespace')} AND relkind IN ('v', 'm') ORDER BY relname COLLATE "C"`,

  Indexes: `
    SELECT pg_get_indexdef(indexrelid) || ';' AS text
      FROM pg_index JOIN pg_class relation ON relation.oid = indexrelid
     WHERE ${inPublic('relnamespace')}
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
     ORDER BY relname COLLATE "C"`,

  Functions: `
    SELECT trim(trailing E'\\n' FROM pg_get_functiondef(oid)) || ';' AS text
      FROM pg_proc WHERE ${inPublic('pronamespace')} ORDER BY proname COLLATE "C", oid::regprocedure::text COLLATE "C"`,

  Triggers: `
    SELECT pg_get_triggerdef(trigger.oid) || CASE WHEN tgenabled = 'O' THEN ';' ELSE '; -- not enabled' END AS text
      FROM pg_trigger trigger JOIN pg_class relation ON relation.oid = tgrelid
     WHERE ${inPublic('relnamespace')} AND NOT tgisinternal
     ORDER BY relname COLLATE "C", tgname COLLATE "C"`,

  // What a role may by owning the thing is left out, since owners have other names elsewhere.
  Rights: `
    WITH thing AS (
      SELECT 'SCHEMA public' AS name, nspowner AS owner, coalesce(nspacl, acldefault('n', nspowner)) AS rights
        FROM pg_namespace WHERE nspname = 'public'
      UNION ALL
      SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || quote_ident(relname), relowner,
             coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_class WHERE ${inPublic('relnamespace')} AND relkind IN ('r', 'p', 'v', 'm', 'S')
      UNION ALL
      SELECT format('COLUMN %I.%I', relname, attname), relowner, attacl
        FROM pg_attribute JOIN pg_class relation ON relation.oid = attrelid
       WHERE ${inPublic('relnamespace')} AND attacl IS NOT NULL
      UNION ALL
      SELECT 'FUNCTION ' || oid::regprocedure, proowner, coalesce(proacl, acldefault('f', proowner))
        FROM pg_proc WHERE ${inPublic('pronamespace')}
    )
    SELECT format('GRANT %s ON %s TO %s%s;', string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C"),
             name, coalesce(rolname, 'PUBLIC'), CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS text
      FROM thing, aclexplode(rights) LEFT JOIN pg_roles ON pg_roles.oid = grantee
     WHERE grantee <> owner
     GROUP BY name, rolname, is_grantable
     ORDER BY name COLLATE "C", rolname COLLATE "C", is_grantable`,
} as const;
