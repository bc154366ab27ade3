const left = /^(?:__Host-)?staff_session=([\w-]{43});/;

/** The token of the session that an answer leaves with a browser, and tells nowhere else. */
export function sessionTokenIn(cookies: readonly string[] | undefined): string {
  const token = cookies?.map((cookie) => left.exec(cookie)?.[1]).find((found) => found !== undefined);
  if (token === undefined) throw new Error('The answer leaves no session');
  return token;
}
