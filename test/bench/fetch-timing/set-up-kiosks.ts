import type { World } from '../../tour/world.js';

/** Makes so many kiosks, and sets each up as its own browser would; their credentials. */
export async function setUpKiosks(world: World, count: number): Promise<string[]> {
  const technician = await world.signIn('technician');
  const credentials: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const made = await technician.post<{ setUpCode: string }>('/api/staff/kiosks', {
      name: `Kiosk ${String(index)}`,
    });
    const { cookies } = await world.api.send('/api/kiosk/device/set-up', { setUpCode: made.setUpCode });
    const credential = cookies.map((cookie) => /kiosk_credential=([^;]+);/.exec(cookie)?.[1]).find(Boolean);
    if (credential === undefined) throw new Error('A kiosk that was set up was left no credential');
    credentials.push(credential);
  }
  return credentials;
}
