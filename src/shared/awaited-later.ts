// Promises that are begun before anybody waits for them.

/** The promise; that it fails before somebody waits for it is no defect: whoever waits then learns of it. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
