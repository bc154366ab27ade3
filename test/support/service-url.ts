/** A member of the service's role and of nothing else, as each site has one of its own. */
export const testLogin = { name: 'login_of_tests', password: 'test' } as const;

/** The address by which the service works on a database of the tests. */
export function serviceUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = testLogin.name;
  url.password = testLogin.password;
  return url.toString();
}
