/** The runtime that a contract test runs on; this file stands for workerd. */
export const runtime: 'node' | 'workers' = 'workers';
