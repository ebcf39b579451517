import { isIPv6, SocketAddress } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AppEnv } from '../http/dependencies.ts';

const mapped = /^::ffff:(?=\d+\.)/;

/** An address as it is compared: IPv6 in its short form, IPv4 without IPv6 wrapping. */
export const plainAddress = (address: string): string =>
  isIPv6(address)
    ? new SocketAddress({ address, family: 'ipv6' }).address.replace(mapped, '')
    : address;

const isBindings = (env: unknown): env is HttpBindings =>
  typeof env === 'object' && env !== null && 'incoming' in env;

/**
 * Finds the visitor's address. X-Forwarded-For is believed only from the trusted proxy,
 * and only its last part, the one that this proxy wrote itself.
 */
export const createAddressOf =
  (trustedProxy: string | undefined) =>
  ({ env, req }: Context<AppEnv>): string => {
    const remote = isBindings(env) ? env.incoming.socket.remoteAddress : undefined;
    const address = (remote ?? 'unknown').replace(mapped, '');
    if (trustedProxy === undefined || address !== trustedProxy) return address;
    const forwarded = req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    return forwarded === undefined || forwarded === '' ? address : forwarded;
  };
