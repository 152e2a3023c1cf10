/** Tells on standard error what a long piece of work is doing; one that is done within a second says nothing. */
export interface Progress {
  tell(message: string): void;
  stop(): void;
}

const quietMilliseconds = 1000;

/**
 * A terminal gets one line that is written over; a log gets a line for every change.
 * @param title what is worked on: `staging/platform`
 */
export function startProgress(title: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let message = '';
  let shown = '';
  let isOpen = false;
  const show = (): void => {
    if (message === shown) return;
    shown = message;
    stream.write(stream.isTTY ? `\r\u001b[K${title}: ${message}` : `${title}: ${message}\n`);
    isOpen = stream.isTTY;
  };
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    show();
  }, quietMilliseconds);
  return {
    tell: (next) => {
      message = next;
      if (isLate) show();
    },
    stop: () => {
      clearTimeout(timer);
      if (isOpen) stream.write('\r\u001b[K');
    },
  };
}
