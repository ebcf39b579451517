const loopback = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/;

/** Whether a host name can only be reached from the machine itself. */
export const isLoopback = (host: string): boolean => loopback.test(host);
