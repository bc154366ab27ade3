/**
 * How Node is started for the bridge's process, before the program's path. A process that mostly waits for a line wins nothing by
 * V8's optimising compiler, which takes ten megabytes (docs/performance.md); V8 wants to be told so at its own start.
 */
export const bridgeNodeOptions = ['--no-opt'] as const;
