/** The token of the page's own address, `/d/<token>`; whether there is such a page is for the service to say. */
export const tokenOf = (pathname: string): string => /^\/d\/([^/]+)/.exec(pathname)?.[1] ?? '';
