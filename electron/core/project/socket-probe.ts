import { connect } from 'node:net';

/** Whether somebody listens on a Unix domain socket or named pipe of this machine. */
export function isSocketAnswering(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (isAnswering: boolean) => {
      socket.destroy();
      resolve(isAnswering);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(2000, () => settle(false));
  });
}
