/** What may have a host name of its own (OWASP ASVS 5.0, 3.5.4): what browsers keep for one no page of another comes near. */
export const surfaces = ['kiosk', 'staff', 'public'] as const;
export type Surface = (typeof surfaces)[number];

/** By which address each surface is reached, without a slash at the end. */
export type SurfaceAddresses = Readonly<Record<Surface, string>>;

/**
 * Where a route belongs. `everywhere` is what pages are made of, and what is for the people of the machine, who come by any
 * name and whom the proxy keeps apart from everybody else.
 */
export type Place =
  { readonly surface: Surface; readonly kind: 'page' | 'api' } | { readonly surface: 'everywhere' };

const everywhere = { surface: 'everywhere' } as const;

/** A route belongs where the first entry says that is itself, or is the beginning of its path. */
const places: Readonly<Record<string, Place>> = {
  '/kiosk': { surface: 'kiosk', kind: 'page' },
  '/staff': { surface: 'staff', kind: 'page' },
  '/d': { surface: 'public', kind: 'page' },
  '/api/kiosk': { surface: 'kiosk', kind: 'api' },
  '/api/staff': { surface: 'staff', kind: 'api' },
  '/api/public': { surface: 'public', kind: 'api' },
  // Other offices' systems and the message gateway know the site by the address that citizens know.
  '/api/partner': { surface: 'public', kind: 'api' },
  '/api/integration': { surface: 'public', kind: 'api' },
  '/assets': everywhere,
  '/icon.svg': everywhere,
  '/health': everywhere,
  '/metrics': everywhere,
  '/api/docs': everywhere,
  '/api/docs-yaml': everywhere,
  '/api/openapi.json': everywhere,
  '/api/simulator': everywhere,
  '/simulator': everywhere,
};

/**
 * @param route as the program knows it, such as `/d/:token`
 * @returns undefined for a route of which nobody has said where it belongs
 */
export function placeOf(route: string): Place | undefined {
  if (route === '/') return everywhere;
  const entry = Object.entries(places).find(([path]) => route === path || route.startsWith(`${path}/`));
  return entry?.[1];
}

export type Verdict =
  | { readonly kind: 'answered' }
  /** A person who asked for a page of another surface; it stands below this address. */
  | { readonly kind: 'led'; readonly address: string }
  /** Nothing that is asked for here; `address` is where, undefined when nowhere. */
  | { readonly kind: 'misdirected'; readonly address: string | undefined };

const answered = { kind: 'answered' } as const;

/**
 * Whether a route is answered under the host name by which it was asked for. Where all surfaces have one name, all is answered
 * by whatever name.
 *
 * @param host as the request has it, with its port where that is not the usual one
 */
export function verdictOn(addresses: SurfaceAddresses, host: string, route: string): Verdict {
  if (haveOneName(addresses)) return answered;
  const place = placeOf(route);
  if (place === undefined) return { kind: 'misdirected', address: undefined };
  if (place.surface === 'everywhere') return answered;
  const address = addresses[place.surface];
  const asked = normalised(host, address);
  if (asked === hostOf(address)) return answered;
  // The kiosk's own screen leads to the console and back. By a name that is none of ours nobody is led anywhere.
  const isOurs = surfaces.some((surface) => hostOf(addresses[surface]) === asked);
  return place.kind === 'page' && isOurs ? { kind: 'led', address } : { kind: 'misdirected', address };
}

export function haveOneName(addresses: SurfaceAddresses): boolean {
  return new Set(surfaces.map((surface) => hostOf(addresses[surface]))).size === 1;
}

const hostOf = (address: string): string => new URL(address).host;

/** In small letters, and without the port that its scheme has anyway. */
function normalised(host: string, address: string): string | undefined {
  const url = `${new URL(address).protocol}//${host}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
