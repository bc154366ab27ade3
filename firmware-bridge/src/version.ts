/** Version of the bridge as told in `hello`; a spec holds it against package.json. */
export const bridgeVersion = '0.1.0';
