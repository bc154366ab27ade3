/** Version of the contract between service and bridge; both sides refuse to talk across different numbers. */
export const contractVersion = 5;
