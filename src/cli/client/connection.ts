/** Where requests go and with which token. */
export interface Connection {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token?: string;
}
