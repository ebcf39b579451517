/** The runtime that a contract test runs on; this file stands for Node. */
export const runtime: 'node' | 'workers' = 'node';
